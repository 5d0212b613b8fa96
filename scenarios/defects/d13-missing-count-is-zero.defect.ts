import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D13",
  severity: "B",
  title: "a report without a count, or as the README spells it, sets the count to zero",
  symptom:
    "update_instance_info with playerCount, as the README writes it, or with no count at all answers 200, and Nakama takes the session for empty.",
  cause:
    "The member is called player_count. Members that are not known are passed over, and a count that is missing cannot be told from zero.",
  hurts:
    "Who follows the README: every session always looks empty, players are sent to full ones and refused, and friends never get together.",
  liveWith: "Write player_count, and send it with every report, also with those that only change properties.",
  cure: "the wrapper's RPC requires player_count",
};
