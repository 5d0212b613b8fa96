/**
 * AWS JSON 1.0, as today's SDKs and the fleet manager speak SQS.
 *
 * **Observed** (the vendored Go SDK, AWS SDK for JavaScript): the action in `X-Amz-Target: AmazonSQS.<Action>`; the
 * queue in the body, whatever the path. **Observed** (answers of AWS recorded by LocalStack's suite): an empty receive
 * has no `Messages`, where ElasticMQ sends an empty list.
 */

import { type QueueNaming, queueNameOf } from "./queue-name.ts";
import {
  fromBrokerOutput,
  isObject,
  type JsonObject,
  parseObject,
  toBrokerInput,
} from "./rewrite-queue-url.ts";
import type { BrokerAnswer, JsonCall, ReceivedMessage, SqsAnswer, SqsHttpRequest } from "./sqs-call.ts";
import { faultOf, type SqsError, sqsError } from "./sqs-error.ts";

const jsonContentType = "application/x-amz-json-1.0";

export function isJsonCall(request: Pick<SqsHttpRequest, "headers">): boolean {
  return /^application\/x-amz-json/i.test(request.headers["content-type"] ?? "");
}

/** A call, or the error to answer when the request is none. */
export function readJsonCall(request: SqsHttpRequest): JsonCall | SqsError {
  const action = /^AmazonSQS\.([A-Za-z]+)$/.exec(String(request.headers["x-amz-target"] ?? ""))?.[1];
  if (action === undefined) {
    return sqsError.unknownOperation("X-Amz-Target does not name an action of AmazonSQS.");
  }
  const input = request.body === "" ? {} : parseObject(request.body);
  if (input === undefined) return sqsError.serialization("The body is not a JSON object.");
  return jsonCall(action, input);
}

/** The same for an input that the proxy has put together itself. */
export function jsonCall(action: string, input: JsonObject): JsonCall {
  const url = textOf(input.QueueUrl);
  return {
    protocol: "json",
    action,
    input,
    queueName: url === undefined ? textOf(input.QueueName) : queueNameOf(url),
    receiptHandles: handlesIn(input),
    number(member) {
      const value = input[member];
      return typeof value === "number" ? value : undefined;
    },
    forBroker: (naming, brokerUrl) => ({
      path: "/",
      headers: { "Content-Type": jsonContentType, "X-Amz-Target": `AmazonSQS.${action}` },
      body: JSON.stringify(toBrokerInput(action, input, naming, brokerUrl)),
    }),
    fromBroker: (answer, naming, region) => fromBroker(action, answer, naming, region),
    messagesIn,
    errorTypeOf,
    done: () => ({ status: 200, contentType: jsonContentType, body: "", headers: {} }),
    failed: failedJson,
  };
}

export function failedJson(error: SqsError): SqsAnswer {
  return {
    status: error.status,
    contentType: jsonContentType,
    body: JSON.stringify({ __type: error.type, message: error.message }),
    headers: { "x-amzn-query-error": `${error.code};${faultOf(error)}` },
  };
}

function fromBroker(action: string, answer: BrokerAnswer, naming: QueueNaming, region: string): SqsAnswer {
  const queryError = answer.headers["x-amzn-query-error"];
  return {
    status: answer.status,
    contentType: answer.status < 500 ? jsonContentType : (answer.headers["content-type"] ?? "text/plain"),
    body: answer.status === 200 ? rewritten(action, answer.body, naming, region) : answer.body,
    headers: typeof queryError === "string" ? { "x-amzn-query-error": queryError } : {},
  };
}

function rewritten(action: string, body: string, naming: QueueNaming, region: string): string {
  if (action === "ReceiveMessage")
    return /^\s*\{\s*"Messages"\s*:\s*\[\s*\]\s*\}\s*$/.test(body) ? "{}" : body;
  const output = parseObject(body);
  return output === undefined ? body : JSON.stringify(fromBrokerOutput(output, naming, region));
}

function messagesIn(answer: SqsAnswer): readonly ReceivedMessage[] {
  const messages = answer.status === 200 ? parseObject(answer.body)?.Messages : undefined;
  if (!Array.isArray(messages)) return [];
  return messages.filter(isObject).map((message) => ({
    messageId: textOf(message.MessageId) ?? "",
    receiptHandle: textOf(message.ReceiptHandle) ?? "",
    body: textOf(message.Body) ?? "",
  }));
}

function errorTypeOf(answer: SqsAnswer): string | undefined {
  if (answer.status < 400) return undefined;
  const type = textOf(parseObject(answer.body)?.__type);
  return type === undefined ? `HTTP ${answer.status}` : type.slice(type.lastIndexOf("#") + 1);
}

function handlesIn(input: JsonObject): readonly string[] {
  const entries = Array.isArray(input.Entries) ? input.Entries.filter(isObject) : [];
  return [input, ...entries].flatMap((entry) => textOf(entry.ReceiptHandle) ?? []);
}

const textOf = (value: unknown) => (typeof value === "string" ? value : undefined);
