import type { OutgoingEvent } from "../domain/placement-event.ts";
import type { Invariant } from "./invariant.ts";

/** **Documented** (SNS FIFO): messages of one topic are numbered in the order in which they were published. */
export const eventsLeaveInOrder: Invariant = {
  name: "events leave in order",
  truth:
    "The events of one topic bear numbers that rise in the order of their publishing, no event is there twice, and none waits whose delivery has ended.",
  check({ outgoingEvents, journal }) {
    const problems: string[] = [];
    const last = new Map<string, OutgoingEvent>();
    const waiting = new Set<string>();
    for (const event of outgoingEvents) {
      const { eventId, topicArn, sequenceNumber, placementId } = event;
      const earlier = last.get(topicArn);
      last.set(topicArn, event);
      waiting.add(eventId);
      if (earlier === undefined) continue;
      if (earlier.placementId === placementId)
        problems.push(
          `placement ${placementId} has two events on their way, ${earlier.eventId} and ${eventId}`,
        );
      if (earlier.sequence >= event.sequence || !isGreater(sequenceNumber, earlier.sequenceNumber))
        problems.push(
          `event ${eventId} bears ${sequenceNumber} behind ${earlier.eventId}, which bears ${earlier.sequenceNumber}`,
        );
    }
    for (const { kind, what, subjectId = "" } of journal) {
      if (kind === "input" && what === "delivered" && waiting.has(subjectId))
        problems.push(`event ${subjectId} was delivered and is still on its way`);
    }
    return problems;
  },
};

/** Texts of twenty digits. */
const isGreater = (one: string, other: string): boolean =>
  one.length === other.length ? one > other : one.length > other.length;
