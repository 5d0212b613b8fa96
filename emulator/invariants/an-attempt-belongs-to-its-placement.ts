import type { Invariant } from "./invariant.ts";
import { recordNow, recordsOf } from "./records.ts";

/** **Documented** (placement states): an attempt's game session is ACTIVATING; what ends it lets the placement go on or end. */
export const anAttemptBelongsToItsPlacement: Invariant = {
  name: "an attempt belongs to its placement",
  truth:
    "A PENDING placement tries at most one ACTIVATING game session, and a game session that a placement made and that has not ended is its running attempt, its fulfilment or is being shut down.",
  check(world) {
    const problems: string[] = [];
    for (const { placementId, status, attemptGameSessionId } of recordsOf(world, "placements")) {
      if (attemptGameSessionId === undefined) continue;
      const attempt = recordNow(world, "gameSessions", attemptGameSessionId);
      if (status !== "PENDING" || attempt?.status !== "ACTIVATING" || attempt.placementId !== placementId)
        problems.push(
          `placement ${placementId} is ${status} and tries ${attemptGameSessionId}, which is ${attempt?.status} for ${attempt?.placementId}`,
        );
    }
    for (const { gameSessionId, status, placementId } of recordsOf(world, "gameSessions")) {
      if (placementId === undefined || (status !== "ACTIVATING" && status !== "ACTIVE")) continue;
      const placement = recordNow(world, "placements", placementId);
      const isItsOwn =
        status === "ACTIVATING"
          ? placement?.attemptGameSessionId === gameSessionId
          : placement?.status === "FULFILLED" && placement.placed?.gameSessionId === gameSessionId;
      if (!isItsOwn)
        problems.push(
          `${gameSessionId} is ${status} for placement ${placementId}, which is ${placement?.status}`,
        );
    }
    return problems;
  },
};
