import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D17",
  severity: "B",
  title: "List names the newest game sessions first, not the emptiest",
  symptom:
    "Asked for the emptiest game sessions, List answers them by the age of their rows, whatever their player counts are. With a limit of one, as in the guide's hook, it answers the newest.",
  cause:
    "It sorts by player_count, and the field of the index is value.player_count. Nakama ignores the unknown name without an error, and sorts by what is left: the creation of the row, newest first.",
  hurts:
    "Players of games that live by full rooms or by empty ones: they are sent where the newest row is. Combined with a short limit, room in older game sessions is never found.",
  liveWith:
    "Ask for more than you need, with a limit of ten or so, and sort what comes by player count in the hook.",
  cure: "the wrapper puts the prefix of the index before the fields that List sorts by",
};
