import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D7",
  severity: "A",
  title: "any player may change and delete what Nakama knows of game sessions",
  symptom:
    "A player who is signed in calls update_instance_info or delete_instance_info over socket or HTTP, and it is done: the count of a game session of others is any number, or the session is found by nobody any more.",
  cause:
    "The two RPCs that game servers report by do not look who calls. Nakama offers every registered RPC to every signed-in player.",
  hurts:
    "Every game on this fleet manager whose players can be curious: full sessions look empty and fill up, running sessions vanish.",
  liveWith:
    "Register both ids again after the fleet manager was made, with a handler that refuses callers who have a user id; game servers call with the HTTP key and have none.",
  cure: "the wrapper's two RPCs refuse players",
};
