import { Agent, type ClientRequest } from "node:http";
import { askBroker, brokerAddress } from "../gateway/ask-broker.ts";
import { QueueNameTooLong } from "../gateway/queue-name.ts";
import type { BrokerAnswer } from "../gateway/sqs-call.ts";
import { BatchedSends, type SendOutcome } from "./batched-sends.ts";
import type { QueueSender } from "./outbox.ts";
import type { QueueMessage } from "./queue-message.ts";

export interface BrokerPath {
  /** Where the broker is, or undefined when this emulator has none. */
  readonly brokerUrl: string | undefined;
  /** False while a scenario has cut the way. */
  readonly isReachable: () => boolean;
  /** The broker's own name for a queue. @throws QueueNameTooLong. */
  readonly brokerQueueName: (queueName: string) => string;
}

const headersOf = (action: "SendMessage" | "SendMessageBatch") => ({
  "Content-Type": "application/x-amz-json-1.0",
  "X-Amz-Target": `AmazonSQS.${action}`,
});
const ONE = headersOf("SendMessage");
const MANY = headersOf("SendMessageBatch");
/** Longer than a broker on this machine ever takes; then the event is sent again under the same deduplication id. */
const SEND_LIMIT_MS = 5_000;
/** ElasticMQ closes idle connections after 60 s; ours close first, so that no event meets a closing one. */
const IDLE_MS = 30_000;
/** A world has few queues, each with a few calls under way. */
const MOST_CONNECTIONS = 64;

/**
 * SendMessage to ElasticMQ, or SendMessageBatch for what has gathered meanwhile. What SQS would call the sender's fault is
 * not tried again, as SNS does not.
 *
 * **Documented** (SNS delivery retries): server-side errors are retried, client-side ones are not.
 */
export function sendToBroker({ brokerUrl, isReachable, brokerQueueName }: BrokerPath): QueueSender {
  const agent = new Agent({ keepAlive: true, timeout: IDLE_MS, maxSockets: MOST_CONNECTIONS });
  const broker = brokerUrl === undefined ? undefined : brokerAddress(brokerUrl);
  const underWay = new Set<ClientRequest>();
  const limits = { silenceMilliseconds: SEND_LIMIT_MS, underWay };
  const lines = new Map<string, BatchedSends>();

  const ask = async (headers: typeof ONE, members: object): Promise<BrokerAnswer> => {
    if (broker === undefined) throw new Error("there is no broker");
    if (!isReachable()) throw new Error("the way to the queue is cut");
    return askBroker(broker, { path: "/", headers, body: JSON.stringify(members) }, agent, limits);
  };
  const sendOne = async (queueName: string, message: QueueMessage): SendOutcome => {
    const QueueUrl = `${brokerUrl}/queue/${queueName}`;
    const { status, body } = await ask(ONE, { QueueUrl, ...messageMembers(message) });
    if (status >= 200 && status < 300) return {};
    const answer = `${status}: ${body.slice(0, 300)}`;
    if (status >= 400 && status < 500) return { refused: `queue ${queueName} refused it with ${answer}` };
    throw new Error(`queue ${queueName} answered ${answer}`);
  };
  const sendMany = (queueName: string, messages: readonly QueueMessage[]): readonly SendOutcome[] => {
    const Entries = messages.map((message, index) => ({ Id: String(index), ...messageMembers(message) }));
    const answered = ask(MANY, { QueueUrl: `${brokerUrl}/queue/${queueName}`, Entries }).then(
      readBatchAnswer,
    );
    // One bad message may have the call refused as a whole: then each goes by itself and has an answer of its own.
    return messages.map(async (message, index) =>
      (await answered)?.has(String(index)) ? {} : sendOne(queueName, message),
    );
  };
  const lineOf = (queueName: string): BatchedSends => {
    const present = lines.get(queueName);
    if (present !== undefined) return present;
    const line = new BatchedSends((messages) => {
      const [only] = messages;
      return messages.length === 1 && only !== undefined
        ? [sendOne(queueName, only)]
        : sendMany(queueName, messages);
    });
    lines.set(queueName, line);
    return line;
  };

  return {
    async send(message) {
      if (broker === undefined) return { refused: "this emulator was started without a queue broker" };
      const name = nameAtBroker(message, brokerQueueName);
      return "refused" in name ? name : lineOf(name.queueName).send(message);
    },
    close() {
      for (const line of lines.values()) line.close();
      // A call that was ended while it waited for a connection still gets one, which nobody is to keep.
      agent.maxFreeSockets = 0;
      for (const call of underWay) call.destroy();
      agent.destroy();
    },
  };
}

/** The ids of the entries that a batch has delivered; undefined when the call was refused or failed as a whole. */
function readBatchAnswer({ status, body }: BrokerAnswer): ReadonlySet<string> | undefined {
  if (status < 200 || status >= 300) return undefined;
  const { Successful } = JSON.parse(body) as { readonly Successful?: readonly { readonly Id: string }[] };
  return new Set(Successful?.map(({ Id }) => Id));
}

function nameAtBroker(
  { queueArn }: QueueMessage,
  brokerQueueName: BrokerPath["brokerQueueName"],
): { readonly queueName: string } | { readonly refused: string } {
  try {
    return { queueName: brokerQueueName(queueArn.slice(queueArn.lastIndexOf(":") + 1)) };
  } catch (error) {
    if (error instanceof QueueNameTooLong) return { refused: error.message };
    throw error;
  }
}

/** What is undefined is left out of the text. */
const messageMembers = ({ body, groupId, deduplicationId }: QueueMessage) => ({
  MessageBody: body,
  MessageGroupId: groupId,
  MessageDeduplicationId: deduplicationId,
});
