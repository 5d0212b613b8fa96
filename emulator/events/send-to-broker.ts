import { Agent, type ClientRequest } from "node:http";
import { askBroker, brokerAddress } from "../gateway/ask-broker.ts";
import { QueueNameTooLong } from "../gateway/queue-name.ts";
import type { QueueMessage, QueueSender } from "./outbox.ts";

export interface BrokerPath {
  /** Where the broker is, or undefined when this emulator has none. */
  readonly brokerUrl: string | undefined;
  /** False while a scenario has cut the way. */
  readonly isReachable: () => boolean;
  /** The broker's own name for a queue. @throws QueueNameTooLong. */
  readonly brokerQueueName: (queueName: string) => string;
}

const HEADERS = { "Content-Type": "application/x-amz-json-1.0", "X-Amz-Target": "AmazonSQS.SendMessage" };
/** Longer than a broker on this machine ever takes; then the event is sent again under the same deduplication id. */
const SEND_LIMIT_MS = 5_000;
/** ElasticMQ closes idle connections after 60 s; ours close first, so that no event meets a closing one. */
const IDLE_MS = 30_000;
/** Events of different groups leave side by side; more connections than this make no broker quicker. */
const MOST_CONNECTIONS = 64;

/**
 * SendMessage to ElasticMQ. What SQS would call the sender's fault is not tried again, as SNS does not.
 *
 * **Documented** (SNS delivery retries): server-side errors are retried, client-side ones are not.
 */
export function sendToBroker({ brokerUrl, isReachable, brokerQueueName }: BrokerPath): QueueSender {
  const agent = new Agent({ keepAlive: true, timeout: IDLE_MS, maxSockets: MOST_CONNECTIONS });
  const broker = brokerUrl === undefined ? undefined : brokerAddress(brokerUrl);
  const underWay = new Set<ClientRequest>();
  const send: QueueSender["send"] = async (message) => {
    if (broker === undefined) return { refused: "this emulator was started without a queue broker" };
    if (!isReachable()) throw new Error("the way to the queue is cut");
    const name = nameAtBroker(message, brokerQueueName);
    if ("refused" in name) return name;
    const call = {
      path: "/",
      headers: HEADERS,
      body: sendMessageBody(message, `${brokerUrl}/queue/${name.queueName}`),
    };
    const limits = { silenceMilliseconds: SEND_LIMIT_MS, underWay };
    const { status, body } = await askBroker(broker, call, agent, limits);
    if (status >= 200 && status < 300) return {};
    const answer = `${status}: ${body.slice(0, 300)}`;
    if (status >= 400 && status < 500)
      return { refused: `queue ${name.queueName} refused it with ${answer}` };
    throw new Error(`queue ${name.queueName} answered ${answer}`);
  };
  return {
    send,
    close() {
      // A call that was ended while it waited for a connection still gets one, which nobody is to keep.
      agent.maxFreeSockets = 0;
      for (const call of underWay) call.destroy();
      agent.destroy();
    },
  };
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

function sendMessageBody({ body, groupId, deduplicationId }: QueueMessage, QueueUrl: string): string {
  // What is undefined is left out of the text.
  return JSON.stringify({
    QueueUrl,
    MessageBody: body,
    MessageGroupId: groupId,
    MessageDeduplicationId: deduplicationId,
  });
}
