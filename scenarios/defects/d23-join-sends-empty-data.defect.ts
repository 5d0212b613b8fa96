import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D23",
  severity: "C",
  title: "a Join of one player with data for others sends empty player data",
  symptom:
    "The player's seat has PlayerData that is empty text instead of none. GameLift's model wants at least one character there, so that AWS may refuse the Join.",
  cause:
    "Where there is a map of metadata, the entry of the one user is sent whether there is one or not; a Join of several players sends the map as it is.",
  hurts: "Whoever hands one map for a whole party to Join, and joins its members one by one.",
  liveWith: "Hand Join no map where the player has no entry in it.",
};
