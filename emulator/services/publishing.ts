import { queueArn } from "../domain/arn.ts";
import type { Placement } from "../domain/placement.ts";
import { eventTypeOf, placementEvent } from "../domain/placement-event.ts";
import type { Scope } from "../domain/scope.ts";
import type { Turn } from "./turn.ts";

/**
 * **Observed** (SNS's FIFO captures): twenty digits, in steps of a thousand. **Assumed**: the number it begins with.
 */
const FIRST_SEQUENCE_NUMBER = 10_000_000_000_000_000_000n;
const SEQUENCE_NUMBER_STEP = 1_000n;

/**
 * Hands the one event of a finished placement to the outbox. A queue without a notification target tells nobody; a
 * target that is no topic here is written down, because on AWS such events are lost without a word.
 */
export function publishFinished(turn: Turn, scope: Scope, placement: Placement): void {
  const tables = turn.tables(scope);
  const queue = tables.queues.get(placement.queueName);
  const target = queue?.notificationTarget;
  const type = eventTypeOf(placement);
  if (type === undefined || queue === undefined || target === undefined || target === "") return;
  const topic = tables.topics.get(target);
  if (topic === undefined) {
    turn.note({
      kind: "event",
      what: "lost: the queue's notification target is no topic here",
      subjectId: placement.placementId,
      details: { type, notificationTarget: target },
    });
    return;
  }
  tables.topics.put({ ...topic, publishedCount: topic.publishedCount + 1 });
  const eventId = turn.uuid("event", placement.placementId);
  const event = placementEvent({
    eventId,
    scope,
    queueArn: queueArn(scope, queue.name),
    customEventData: queue.customEventData,
    placement,
    at: turn.now,
  });
  turn.send({
    eventId,
    sequence: turn.nextSequence(),
    scope,
    placementId: placement.placementId,
    startCallId: placement.startCallId,
    type,
    topicArn: topic.topicArn,
    message: JSON.stringify(event),
    createdAt: turn.now,
    sequenceNumber: String(FIRST_SEQUENCE_NUMBER + SEQUENCE_NUMBER_STEP * BigInt(topic.publishedCount)),
  });
  turn.note({
    kind: "event",
    what: `${type} published`,
    subjectId: placement.placementId,
    details: { eventId, topicArn: topic.topicArn },
  });
}
