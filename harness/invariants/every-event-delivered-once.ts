import type { Invariant } from "./invariant.ts";

export const everyEventDeliveredOnce: Invariant = {
  name: "every event delivered once",
  truth: "Each event that was published was accepted by its queues, and its delivery ended once.",
  check({ journal }) {
    const deliveries = journal.filter((entry) => entry.kind === "input" && entry.what === "delivered");
    return journal
      .filter((entry) => entry.kind === "event" && entry.what.endsWith(" published"))
      .flatMap((entry) => {
        const own = deliveries.filter((delivery) => delivery.subjectId === entry.details.eventId);
        const outcomes = own.map(
          ({ details }) => `${details.outcome}${details.detail === undefined ? "" : ` (${details.detail})`}`,
        );
        if (own.length === 1 && own[0]?.details.outcome === "accepted") return [];
        const event = entry.what.replace(" published", "");
        return [`${event} of placement ${entry.subjectId}: ${outcomes.join(", then ") || "never delivered"}`];
      });
  },
};
