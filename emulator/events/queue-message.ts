import type { OutgoingEvent } from "../domain/placement-event.ts";
import type { Subscription, Topic } from "../domain/topic.ts";
import { changedBody, changedMessage, retyped } from "./event-changes.ts";
import type { EventFault } from "./event-fault.ts";
import { snsDeliveryBody } from "./sns-delivery.ts";
import type { SnsSigner } from "./sns-signature.ts";

/** One message for one queue. */
export interface QueueMessage {
  /** The ARN of the SQS queue. */
  readonly queueArn: string;
  readonly body: string;
  /** Both are absent for a standard queue. */
  readonly groupId?: string;
  readonly deduplicationId?: string;
}

/** An event on its way to its queues. */
export interface EventDelivery {
  readonly event: OutgoingEvent;
  readonly group: string;
  readonly fault: EventFault | undefined;
  readonly deduplicationId: string;
}

export interface MessageOrigin {
  readonly topic: Topic;
  readonly subscription: Subscription;
  /** SNS's own id of the message: a UUID that stays the same on every attempt to deliver. */
  readonly messageId: string;
  readonly signer: Pick<SnsSigner, "sign">;
}

/** The message by which a topic hands an event to a queue, with what the fault makes of it. */
export async function queueMessage(
  { event, group, fault, deduplicationId }: EventDelivery,
  { topic, subscription, messageId, signer }: MessageOrigin,
): Promise<QueueMessage> {
  const { subscriptionArn, rawMessageDelivery, endpoint } = subscription;
  const message = messageUnder(fault, event.message);
  const delivery = {
    topic,
    subscriptionArn,
    messageId,
    sequenceNumber: event.sequenceNumber,
    message,
    publishedAt: new Date(event.createdAt),
  };
  const isRaw = rawMessageDelivery || fault?.kind === "raw";
  const body = isRaw ? message : await snsDeliveryBody(delivery, signer);
  const isFifo = endpoint.endsWith(".fifo");
  return {
    queueArn: endpoint,
    body: fault?.kind === "change" ? changedBody(fault.change, body) : body,
    ...(isFifo ? { groupId: group, deduplicationId } : {}),
  };
}

/** The event's text as the fault publishes it. */
function messageUnder(fault: EventFault | undefined, message: string): string {
  if (fault?.kind === "change") return changedMessage(fault.change, message);
  return fault?.kind === "retype" ? retyped(fault.type, message) : message;
}
