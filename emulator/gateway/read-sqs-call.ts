import type { IncomingMessage } from "node:http";
import { judgeOrigin } from "../origin-guard.ts";
import { awsHostOf } from "./aws-host.ts";
import { readBody } from "./read-body.ts";
import type { SqsCall, SqsHttpRequest } from "./sqs-call.ts";
import { type SqsError, sqsError } from "./sqs-error.ts";
import { isJsonCall, readJsonCall } from "./sqs-json.ts";
import { readQueryCall } from "./sqs-query.ts";

/** ElasticMQ takes messages of 1 MiB, which JSON and form encoding can stretch sixfold. */
const longestBodyBytes = 8 * 1024 * 1024;

export interface ReadSqsCall {
  /** Which of the two protocols an error is to be written in. */
  readonly isJson: boolean;
  /** The call, or the error to answer when the request is none or must not be heard. */
  readonly call: SqsCall | SqsError;
}

/**
 * Reads a request for SQS, sent to `host`. Web pages are refused, and requests that were meant for another
 * service or machine; this machine's own names are those of who calls the listener of queues.
 *
 * @returns "gone" when the client left before it had sent everything.
 */
export async function readSqsCall(request: IncomingMessage, host: string): Promise<ReadSqsCall | "gone"> {
  const { headers, url = "/" } = request;
  const isJson = isJsonCall({ headers });
  const refuse = (call: SqsError): ReadSqsCall => ({ isJson, call });
  const service = awsHostOf(host)?.service;
  const allowedHosts = service === "sqs" ? [host] : [];
  const question = { host: headers.host, origin: headers.origin, allowedHosts };
  const judgement = judgeOrigin(question);
  if ("refused" in judgement) return refuse(sqsError.accessDenied(judgement.refused));
  if (service !== undefined && service !== "sqs") {
    return refuse(sqsError.accessDenied(`The request is meant for ${host}, which is no host of SQS.`));
  }
  const body = await readBody(request, longestBodyBytes);
  if (body === "gone") return body;
  if (body === "too large") {
    return refuse(sqsError.requestTooLarge(`The request has more than ${longestBodyBytes} bytes.`));
  }
  const whole: SqsHttpRequest = { url, headers, body: body.text };
  return { isJson, call: isJson ? readJsonCall(whole) : readQueryCall(whole) };
}
