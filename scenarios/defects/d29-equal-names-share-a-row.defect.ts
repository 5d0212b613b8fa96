import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D29",
  severity: "C",
  title: "game sessions of two fleets with the same last part of their ids share one row",
  symptom:
    "Two game sessions run, and the index has one row: that of whichever was looked up or reported last. List finds only that one, and a delete of either deletes it.",
  cause:
    "The row's key is what stands behind the last slash of the game session's ARN. With ids of one's own these are equal in different fleets.",
  hurts:
    "Whoever gives game sessions ids of their own (GameSessionId or IdempotencyToken of CreateGameSession) and has more than one fleet. Placements have UUIDs.",
  liveWith: "Make ids of your own unique across fleets.",
};
