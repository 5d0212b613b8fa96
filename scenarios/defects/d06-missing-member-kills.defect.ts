import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D6",
  severity: "A",
  title: "a game session without an address or a count ends Nakama",
  symptom:
    "Nakama dies of a nil pointer when GameLift describes a game session without IpAddress, Port, CreationTime or CurrentPlayerSessionCount, or with a property that has no Key or no Value. If that comes in the sync, it dies again at every start.",
  cause:
    "These members are optional in GameLift's model, and the fleet manager reads them without a look. The sync and the queue's loop run in goroutines that recover from nothing.",
  hurts: "Every player of the server, for as long as such a session is listed.",
  liveWith:
    "Nothing prevents it from outside. Let Nakama be restarted with a growing delay, and have the means ready to end a game session by hand.",
};
