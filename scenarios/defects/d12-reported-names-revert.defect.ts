import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D12",
  severity: "B",
  title: "a reported name or data comes undone, and removed properties come back",
  symptom:
    "A server renames its session: Nakama's row says so, until the next Get, List without a query, or sync; then the old name is back. A property that was left out of a report disappears from the row and comes back in the same way.",
  cause:
    "Name and data of a report are stored in Nakama's row alone, and UpdateGameSession is not told of them; it could only add and change properties anyway. Get, List and sync overwrite the row with what GameLift says.",
  hurts:
    "Games that let players find sessions by name, data or mode: what was reported holds for at most fifteen minutes.",
  liveWith:
    "Do not change name and data after a session was made; say what changes in properties. Empty a property instead of leaving it out.",
};
