import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D21",
  severity: "B",
  title: "a report that is answered with a failure is stored all the same",
  symptom:
    "A game server's report is answered with HTTP 500, and Nakama's row has the new count and properties. GameLift has the old ones.",
  cause:
    "Update writes the row first and calls UpdateGameSession then, also where nothing but the count has changed. When that call fails, the error is answered and the row stays.",
  hurts:
    "Game servers that take the answer at its word and report again or give up, and everybody who compares Nakama with GameLift.",
  liveWith:
    "Take a 500 for a report that may have been stored; send the next one with the whole state, as if it were the first.",
};
