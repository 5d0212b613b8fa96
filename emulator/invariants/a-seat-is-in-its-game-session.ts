import type { Invariant } from "./invariant.ts";
import { recordNow, recordsOf } from "./records.ts";

/** **Documented**: player sessions are made in ACTIVE game sessions, and kept as long as these. */
export const aSeatIsInItsGameSession: Invariant = {
  name: "a seat is in its game session",
  truth:
    "Every player session belongs to a game session of its fleet that was there before it and became ACTIVE.",
  check(world) {
    const problems: string[] = [];
    for (const { playerSessionId, gameSessionId, fleetId, createdAt, status } of recordsOf(
      world,
      "playerSessions",
    )) {
      const gameSession = recordNow(world, "gameSessions", gameSessionId);
      if (gameSession === undefined) {
        problems.push(`${playerSessionId} is in ${gameSessionId}, which does not exist`);
        continue;
      }
      if (gameSession.fleetId !== fleetId)
        problems.push(`${playerSessionId} is of ${fleetId}, and its game session of ${gameSession.fleetId}`);
      if (createdAt < gameSession.createdAt)
        problems.push(`${playerSessionId} is older than its game session`);
      if (gameSession.status === "ACTIVATING")
        problems.push(`${playerSessionId} is ${status}, and its game session is still ACTIVATING`);
    }
    return problems;
  },
};
