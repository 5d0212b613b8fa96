import type { SendToQueue } from "./outbox.ts";

export interface BrokerPath {
  /** Where the broker is, or undefined when this emulator has none. */
  readonly brokerUrl: string | undefined;
  /** False while a scenario has cut the way. */
  readonly isReachable: () => boolean;
  /** The broker's own name for a queue. */
  readonly brokerQueueName: (queueName: string) => string;
}

/** Longer than a broker on this machine ever takes; then the event is sent again under the same deduplication id. */
const SEND_LIMIT_MS = 5_000;

/**
 * SendMessage to ElasticMQ. What SQS would call the sender's fault is not tried again, as SNS does not.
 *
 * **Documented** (SNS delivery retries): server-side errors are retried, client-side ones are not.
 */
export function sendToBroker(path: BrokerPath): SendToQueue {
  return async ({ queueArn, body, groupId, deduplicationId }) => {
    if (path.brokerUrl === undefined) return { refused: "this emulator was started without a queue broker" };
    if (!path.isReachable()) throw new Error("the way to the queue is cut");
    const queueName = path.brokerQueueName(queueArn.slice(queueArn.lastIndexOf(":") + 1));
    const response = await fetch(path.brokerUrl, {
      method: "POST",
      headers: { "content-type": "application/x-amz-json-1.0", "x-amz-target": "AmazonSQS.SendMessage" },
      body: JSON.stringify({
        QueueUrl: `${path.brokerUrl}/queue/${queueName}`,
        MessageBody: body,
        ...(groupId === undefined ? {} : { MessageGroupId: groupId }),
        ...(deduplicationId === undefined ? {} : { MessageDeduplicationId: deduplicationId }),
      }),
      signal: AbortSignal.timeout(SEND_LIMIT_MS),
    });
    const answer = await response.text();
    if (response.ok) return {};
    if (response.status < 500) return { refused: `queue ${queueName} refused it: ${answer.slice(0, 300)}` };
    throw new Error(`queue ${queueName} answered ${response.status}: ${answer.slice(0, 300)}`);
  };
}
