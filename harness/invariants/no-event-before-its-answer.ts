import type { Invariant } from "./invariant.ts";
import { receivedEvents } from "./queue-messages.ts";
import { recordsOf } from "./records.ts";

/** **Observed** in the fleet manager (D1): an event that overtakes the answer to Create is lost on it. */
export const noEventBeforeItsAnswer: Invariant = {
  name: "no event before its answer",
  truth:
    "No event of a placement is received before the answer to the call that asked for it has left completely.",
  check(view) {
    const answeredAt = new Map<string, number>();
    for (const { kind, subjectId = "", sequence, details } of view.journal)
      if (kind === "input" && details.kind === "answered") answeredAt.set(subjectId, sequence);
    const calls = new Map(
      recordsOf(view, "placements").map(({ placementId, startCallId }) => [placementId, startCallId]),
    );
    return receivedEvents(view.journal).flatMap(({ sequence, placementId, type }) => {
      const callId = calls.get(placementId ?? "");
      const answered = answeredAt.get(callId ?? "") ?? Number.POSITIVE_INFINITY;
      if (callId === undefined || answered < sequence) return [];
      return [`${type} of placement ${placementId} was received before ${callId} was answered`];
    });
  },
};
