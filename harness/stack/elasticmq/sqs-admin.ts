/**
 * A small client of ElasticMQ for building worlds and looking into queues, over SQS's JSON 1.0 protocol.
 *
 * **Observed**: ElasticMQ 1.7.1 asks for no signature and finds a queue by the last segment of its URL.
 */

/** An answer with another status than 200. */
export class SqsError extends Error {
  /** The exception's name without its namespace, such as QueueDoesNotExist; "" when the answer names none. */
  readonly exception: string;
  readonly status: number;

  constructor(action: string, status: number, body: string) {
    const { __type, message, Message } = parseObject(body);
    const exception = typeof __type === "string" ? __type.slice(__type.lastIndexOf("#") + 1) : "";
    super(`${action} answered ${status} ${exception}: ${String(message ?? Message ?? body)}`);
    this.name = "SqsError";
    this.exception = exception;
    this.status = status;
  }
}

export interface ReceivedMessage {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface QueueCounts {
  /** Waiting, those blocked behind a received message of their group included. */
  readonly visible: number;
  /** Received and neither deleted nor visible again. */
  readonly inFlight: number;
  readonly delayed: number;
}

export interface SqsAdmin {
  /** Any other action: the answer's members; the signal ends the wait. @throws SqsError */
  call(action: string, input: object, signal?: AbortSignal): Promise<Record<string, unknown>>;
  /** Makes a queue, FIFO when its name ends in `.fifo`, and answers its URL. Equal attributes: the same queue. */
  createQueue(name: string, attributes?: Readonly<Record<string, string>>): Promise<string>;
  deleteQueue(name: string): Promise<void>;
  purgeQueue(name: string): Promise<void>;
  /** Everything ElasticMQ knows as an attribute. */
  attributes(name: string): Promise<Readonly<Record<string, string>>>;
  counts(name: string): Promise<QueueCounts>;
  /** Sends one message; group and deduplication id are for FIFO queues. */
  send(
    name: string,
    message: { readonly body: string; readonly groupId?: string; readonly deduplicationId?: string },
  ): Promise<{ readonly messageId: string; readonly sequenceNumber?: string }>;
  receive(
    name: string,
    options?: {
      readonly max?: number;
      readonly waitSeconds?: number;
      readonly visibilityTimeoutSeconds?: number;
      readonly signal?: AbortSignal;
    },
  ): Promise<readonly ReceivedMessage[]>;
  /** @throws SqsError ReceiptHandleIsInvalid for a handle that is not the message's latest. */
  delete(name: string, receiptHandle: string): Promise<void>;
}

/** A client of the broker at `url`, which names queues by their name alone. */
export function sqsAdmin(url: string): SqsAdmin {
  const at = (name: string) => ({ QueueUrl: `${url}/queue/${name}` });

  const call: SqsAdmin["call"] = async (action, input, signal) => {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/x-amz-json-1.0", "x-amz-target": `AmazonSQS.${action}` },
      body: JSON.stringify(input),
      ...(signal && { signal }),
    });
    const body = await response.text();
    if (response.status !== 200) throw new SqsError(action, response.status, body);
    return parseObject(body);
  };

  const attributes = async (name: string) => {
    const answer = await call("GetQueueAttributes", { ...at(name), AttributeNames: ["All"] });
    return (answer.Attributes ?? {}) as Record<string, string>;
  };

  return {
    call,
    attributes,
    async createQueue(name, more = {}) {
      const fifo = name.endsWith(".fifo") ? { FifoQueue: "true" } : {};
      const answer = await call("CreateQueue", { QueueName: name, Attributes: { ...fifo, ...more } });
      return String(answer.QueueUrl);
    },
    async deleteQueue(name) {
      await call("DeleteQueue", at(name));
    },
    async purgeQueue(name) {
      await call("PurgeQueue", at(name));
    },
    async counts(name) {
      const known = await attributes(name);
      return {
        visible: Number(known.ApproximateNumberOfMessages),
        inFlight: Number(known.ApproximateNumberOfMessagesNotVisible),
        delayed: Number(known.ApproximateNumberOfMessagesDelayed),
      };
    },
    async send(name, { body, groupId, deduplicationId }) {
      const answer = await call("SendMessage", {
        ...at(name),
        MessageBody: body,
        ...(groupId !== undefined && { MessageGroupId: groupId }),
        ...(deduplicationId !== undefined && { MessageDeduplicationId: deduplicationId }),
      });
      const sequenceNumber = answer.SequenceNumber;
      return {
        messageId: String(answer.MessageId),
        ...(typeof sequenceNumber === "string" && { sequenceNumber }),
      };
    },
    async receive(name, { max = 1, waitSeconds = 0, visibilityTimeoutSeconds = 30, signal } = {}) {
      const input = {
        ...at(name),
        MaxNumberOfMessages: max,
        WaitTimeSeconds: waitSeconds,
        VisibilityTimeout: visibilityTimeoutSeconds,
        AttributeNames: ["All"],
      };
      const answer = await call("ReceiveMessage", input, signal);
      return ((answer.Messages ?? []) as Record<string, unknown>[]).map(received);
    },
    async delete(name, receiptHandle) {
      await call("DeleteMessage", { ...at(name), ReceiptHandle: receiptHandle });
    },
  };
}

function received(message: Record<string, unknown>): ReceivedMessage {
  return {
    messageId: String(message.MessageId),
    receiptHandle: String(message.ReceiptHandle),
    body: String(message.Body),
    attributes: (message.Attributes ?? {}) as Record<string, string>,
  };
}

/** Actions without output answer with an empty body; a broken server with plain text. */
function parseObject(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
