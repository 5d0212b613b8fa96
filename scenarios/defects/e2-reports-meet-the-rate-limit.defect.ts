import type { KnownDefect } from "../../harness/index.ts";

export const defect: KnownDefect = {
  id: "E2",
  severity: "B",
  title: "the reports of a modest fleet are more than GameLift lets an account update",
  symptom:
    "Of forty reports that come together, GameLift takes twenty; the others are answered with HTTP 500. Their counts are stored in Nakama all the same (D21), their properties are not in GameLift.",
  cause:
    "Every report calls UpdateGameSession, also when nothing but the player count has changed, which GameLift counts by itself. AWS lets an account update twenty game sessions a second, in all its fleets and Nakamas together.",
  hurts:
    "Fleets with more than some hundred game sessions whose players come and go, and others of the same account and region: they are throttled too.",
  liveWith:
    "Report a change of the player count at most every few seconds for each game session, spread over time, and retry a 500 later. Ask AWS for a higher limit before a launch.",
};
