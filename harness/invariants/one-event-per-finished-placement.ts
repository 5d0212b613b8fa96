import { recordsOf } from "./records.ts";
import type { Invariant, WorldView } from "./world-view.ts";

/**
 * A placement that has finished was told to its queue's topic once and is never told again; a pending one was not told.
 */
export const oneEventPerFinishedPlacement: Invariant = {
  name: "one event per finished placement",
  check(view) {
    const published = view.journal.filter(
      (entry) => entry.kind === "event" && entry.what.endsWith(" published"),
    );
    return recordsOf(view, "placements").flatMap(({ placementId, status, queueName }) => {
      const events = published.filter((entry) => entry.subjectId === placementId);
      const expected = status !== "PENDING" && hasTopic(view, queueName) ? 1 : 0;
      if (events.length === expected) return [];
      const told = events.map((entry) => entry.what.replace(" published", "")).join(", ") || "no event";
      return [`placement ${placementId} is ${status} and its topic was told: ${told}`];
    });
  },
};

/** A queue may have no notification target; a target that is no topic gets nothing, as on AWS. */
function hasTopic(view: WorldView, queueName: string): boolean {
  const target = recordsOf(view, "queues").find((queue) => queue.name === queueName)?.notificationTarget;
  return recordsOf(view, "topics").some((topic) => topic.topicArn === target);
}
