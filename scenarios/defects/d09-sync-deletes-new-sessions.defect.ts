import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "D9",
  severity: "A",
  title: "the sync deletes a game session that became ACTIVE while it asked",
  symptom:
    "A game session that was just placed and announced vanishes from the index although it is ACTIVE: List does not find it until the next sync, Get or report.",
  cause:
    "The sync asks GameLift first and its own table afterwards. What became ACTIVE in between is in the table and not in GameLift's older answer, so its row is deleted.",
  hurts:
    "Players who wait for a seat in the youngest sessions, every fifteen minutes; the slower GameLift's answer and the more placements, the more of them.",
  liveWith:
    "Let game servers report their count with every change: the report brings the row back. A longer polling period makes it rarer.",
};
