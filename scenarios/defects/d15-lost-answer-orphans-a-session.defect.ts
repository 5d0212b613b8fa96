import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D15",
  severity: "B",
  title: "a placement whose answer is lost fails for its players and starts for nobody",
  symptom:
    "Create returns an error and the players are told that it failed, while GameLift places a game session with seats for them. Its event is deleted without a callback; server and seats wait for nobody.",
  cause:
    "AWS's SDK sends a call without an answer again, with the same PlacementId; GameLift refuses an id that was used. The fleet manager takes the refusal for the outcome.",
  hurts:
    "The players, who look again; and whoever pays for the servers that stand around, most when GameLift's API is in trouble.",
  liveWith:
    "Let game servers end a session that nobody has entered within a minute. After an error of Create ask DescribeGameSessionPlacement, where the placement's id is known.",
};
