import type { DeliveredInput } from "../runtime/input.ts";
import type { Turn } from "../services/turn.ts";

/** An event has reached its queues, or was given up: it leaves the outbox either way, and the journal says which. */
export function eventDelivered(turn: Turn, input: DeliveredInput): undefined {
  turn.delivered(input.eventId);
  turn.note({
    kind: "event",
    what: input.outcome === "accepted" ? "event accepted by the queue" : "event given up",
    subjectId: input.eventId,
    details: { attempts: input.attempts, ...(input.detail === undefined ? {} : { detail: input.detail }) },
  });
  return undefined;
}
