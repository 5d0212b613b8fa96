import { type SnsNotification, snsEnvelope } from "./sns-envelope.ts";
import type { SnsSigner } from "./sns-signature.ts";

/** The record of a topic, as far as its deliveries depend on it. */
interface TopicFacts {
  readonly topicArn: string;
  readonly isFifo: boolean;
  readonly signatureVersion: "1" | "2";
}

export interface SnsDelivery {
  readonly topic: TopicFacts;
  readonly subscriptionArn: string;
  /** A UUID that stays the same on every attempt to deliver. */
  readonly messageId: string;
  /** The topic's number of this message; standard topics do not show it. */
  readonly sequenceNumber: string;
  /** The published text: the event's JSON. */
  readonly message: string;
  readonly publishedAt: Date;
  readonly subject?: string;
}

/**
 * The body of the SQS message by which a topic delivers, raw message delivery being off: numbered for a FIFO topic,
 * signed for a standard one.
 */
export async function snsDeliveryBody(
  delivery: SnsDelivery,
  signer: Pick<SnsSigner, "sign">,
): Promise<string> {
  const { topic, subscriptionArn, messageId, sequenceNumber, message, publishedAt, subject } = delivery;
  const notification: SnsNotification = {
    messageId,
    topicArn: topic.topicArn,
    ...(subject === undefined ? {} : { subject }),
    message,
    timestamp: publishedAt.toISOString(),
  };
  const proof = topic.isFifo ? { sequenceNumber } : await signer.sign(notification, topic.signatureVersion);
  return snsEnvelope(notification, proof, subscriptionArn);
}
