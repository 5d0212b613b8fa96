import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D27",
  severity: "C",
  title: "List without a query ignores the limit and rewrites what servers have reported",
  symptom:
    "Asked for five game sessions it answers twenty and a cursor. Each of their rows has GameLift's count and name afterwards, instead of those that game servers have reported.",
  cause:
    "An empty query goes to SearchGameSessions with a page of twenty, whatever the limit is, and every result is written to the index.",
  hurts:
    "Whoever shows a list of games to players, and everybody who relies on the reported counts afterwards.",
  liveWith:
    "List with a query that matches everything, such as +value.player_count:>=0: it keeps the limit and writes nothing.",
};
