import type { Invariant } from "./invariant.ts";
import { recordsOf } from "./records.ts";

/** **Documented** (CurrentPlayerSessionCount): RESERVED and ACTIVE ones count; a game session's end ends them. */
export const playerCountsAgree: Invariant = {
  name: "player counts agree",
  truth: "A game session counts its RESERVED and ACTIVE player sessions; one that has ended has none.",
  check(world) {
    const held = new Map<string, number>();
    for (const { gameSessionId, status } of recordsOf(world, "playerSessions")) {
      if (status === "RESERVED" || status === "ACTIVE")
        held.set(gameSessionId, (held.get(gameSessionId) ?? 0) + 1);
    }
    const problems: string[] = [];
    for (const { gameSessionId, status, currentPlayerSessionCount: count } of recordsOf(
      world,
      "gameSessions",
    )) {
      const seats = held.get(gameSessionId) ?? 0;
      held.delete(gameSessionId);
      const isOver = status === "TERMINATED" || status === "ERROR";
      if (count !== seats || (isOver && seats > 0))
        problems.push(
          `${gameSessionId} is ${status}, counts ${count} players, and ${seats} player sessions hold a seat`,
        );
    }
    for (const [gameSessionId, seats] of held)
      problems.push(`${seats} player sessions hold a seat in ${gameSessionId}, which does not exist`);
    return problems;
  },
};
