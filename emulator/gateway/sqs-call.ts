import type { IncomingHttpHeaders } from "node:http";
import type { QueueNaming } from "./queue-name.ts";
import type { JsonObject } from "./rewrite-queue-url.ts";
import type { SqsError } from "./sqs-error.ts";

/** A request as it came, its body read. */
export interface SqsHttpRequest {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface SqsAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  /** Further headers, such as the error code of the older protocol. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface ReceivedMessage {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
}

/** One call of SQS, in one of its two protocols. */
export type SqsCall = JsonCall | QueryCall;

export interface JsonCall extends AnyCall {
  readonly protocol: "json";
  readonly input: JsonObject;
}

export interface QueryCall extends AnyCall {
  readonly protocol: "query";
}

interface AnyCall {
  readonly action: string;
  /** The user's name of the queue. */
  readonly queueName: string | undefined;
  /** The handle or, of a batch, all handles in the input. */
  readonly receiptHandles: readonly string[];
  /** A whole number of the input, such as WaitTimeSeconds. */
  number(member: string): number | undefined;
  /**
   * What to send to the broker.
   * @throws QueueNameTooLong
   */
  forBroker(naming: QueueNaming, brokerUrl: string): BrokerCall;
  /** The broker's answer with the user's queue names, in AWS's form. */
  fromBroker(answer: BrokerAnswer, naming: QueueNaming, region: string): SqsAnswer;
  messagesIn(answer: SqsAnswer): readonly ReceivedMessage[];
  /** The error's name without namespace; undefined for a success. */
  errorTypeOf(answer: SqsAnswer): string | undefined;
  /** The success of an action that answers nothing. */
  done(): SqsAnswer;
  failed(error: SqsError, requestId: string): SqsAnswer;
}

export interface BrokerCall {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface BrokerAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
