import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D10b",
  severity: "B",
  title: "a Join of a game session without a row counts its seats twice",
  symptom: "Two players join a game session that Nakama has no row for, and the new row says four.",
  cause:
    "Without a row Join asks GameLift, after the seats were taken: the answer counts them already, and then they are added once more.",
  hurts:
    "Sessions that were just placed, or whose row was wiped: they look fuller than they are until the server reports or the next sync, and stay half empty.",
  liveWith: "Let game servers report their count when a player comes or goes; the next report puts it right.",
};
