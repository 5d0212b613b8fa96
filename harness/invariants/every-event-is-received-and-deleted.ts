import type { Invariant } from "./invariant.ts";
import { receivedEvents } from "./queue-messages.ts";
import { wasBroken } from "./what-was-broken.ts";

export const everyEventIsReceivedAndDeleted: Invariant = {
  name: "every event is received and deleted",
  truth:
    "Each event that the queue has accepted was received by Nakama, and deleted; what died with a killed broker nobody can receive.",
  check(view) {
    if (view.indexRows === undefined || wasBroken(view, "the broker is killed")) return [];
    const accepted = new Set(
      view.journal
        .filter(({ kind, what, details }) => {
          return kind === "input" && what === "delivered" && details.outcome === "accepted";
        })
        .map(({ subjectId }) => subjectId),
    );
    const received = receivedEvents(view.journal);
    return view.journal
      .filter(({ kind, what }) => kind === "event" && what.endsWith(" published"))
      .filter(({ details }) => accepted.has(String(details.eventId)))
      .flatMap(({ what, subjectId }) => {
        const type = what.slice(0, -" published".length);
        const own = received.filter((one) => one.placementId === subjectId && one.type === type);
        if (own.some(({ isDeleted }) => isDeleted)) return [];
        const outcome =
          own.length === 0 ? "never received" : `received ${own.length} times and never deleted`;
        return [`${type} of placement ${subjectId} was ${outcome}`];
      });
  },
};
