import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D2",
  severity: "A",
  title: "a placement's callback lives in the memory of one Nakama process",
  symptom:
    "The placement is fulfilled, its event is received and deleted, the game session is in the index, and its players are never told.",
  cause:
    "Callbacks are kept in the memory of the process that asked for the placement. Whichever process receives the event deletes it, whether it knows the callback or not; the node in the placement's id is not looked at.",
  hurts:
    "Everybody whose placement was pending while Nakama was restarted or deployed; with two nodes on one queue about half of all players.",
  liveWith:
    "One node per queue of events, with its own topic and GameLift queue. Let clients look for a match again when neither an address nor a failure has come within the queue's time-out; before a deployment, stop matchmaking and let placements end.",
};
