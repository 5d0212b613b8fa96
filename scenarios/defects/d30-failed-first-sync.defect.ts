import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D30",
  severity: "C",
  title: "a first sync that fails is not tried again for a quarter of an hour",
  symptom:
    "Nakama starts and serves as if all were well. Game sessions that ended while it was away stay in the index, and players are sent there, until the next period.",
  cause:
    "The sync runs once at the start and then every fifteen minutes; a failure is a line in the log and nothing else.",
  hurts: "Players right after a restart of Nakama while GameLift's API is unreachable, throttled or slow.",
  liveWith: "Shorten the polling period in the fleet manager's configuration, and alarm on the log line.",
  cure: "a shorter polling period makes up for it sooner",
};
