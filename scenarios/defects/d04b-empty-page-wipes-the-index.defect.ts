import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D4b",
  severity: "A",
  title: "a page without items wipes the index, although more pages follow",
  symptom:
    "One answer of DescribeGameSessions without items but with a NextToken, and every row is deleted: List finds nothing until the next sync.",
  cause:
    "The sync takes a page without items for the end of the list, does not look at its token, and then deletes every row that it has not seen.",
  hurts:
    "Everybody, for up to fifteen minutes. AWS says of its lists that a page may have fewer items than asked for, none included, while more follow.",
  liveWith:
    "Nothing prevents it from outside. A report of a game server or a Get brings its row back; let servers report often.",
};
