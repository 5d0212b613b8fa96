import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D10",
  severity: "B",
  title: "seats that are taken at the same time are counted once",
  symptom:
    "Several Joins of one game session at the same time all get their seats, and the count in Nakama's index grows by less than that.",
  cause:
    "Join reads the row, adds to its count and writes it back without asking for the version that it read.",
  hurts:
    "Players of a busy session: it looks emptier than it is, more are sent there, and are refused by GameLift because it is full.",
  liveWith:
    "Treat the count as a hint: try the next candidate when a Join is refused. Let game servers report their count often; a report puts it right.",
};
