import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D5",
  severity: "A",
  title: "a placement whose event never comes is waited for without end",
  symptom:
    "The placement is fulfilled and no event arrives. No callback is ever called, neither with a success nor with a time-out; the players wait although their seats lapse after a minute.",
  cause:
    "A callback has no time limit and nothing asks GameLift how the placement ended. It stays in memory until the process ends.",
  hurts:
    "The players of every event that is dropped between topic and queue: a wrong subscription or access policy, a purged queue, an outage of SQS.",
  liveWith:
    "Start a timer of your own for each placement and tell the players when it ends first; keep it above the GameLift queue's time-out. Alarm on events that the topic could not deliver.",
  cure: "the wrapper ends each callback by a timer",
};
