import type { Instant } from "../domain/instant.ts";
import type { Invariant } from "./invariant.ts";
import { recordsOf } from "./records.ts";

/** **Documented** (EndTime, TerminationTime): set in the final states, and in no other. */
export const whatHasEndedSaysWhen: Invariant = {
  name: "what has ended says when",
  truth:
    "Placements, game sessions and player sessions have an end exactly when they have ended: not before their beginning, not after now.",
  check(world) {
    const problems: string[] = [];
    const look = (what: string, hasEnded: boolean, startedAt: Instant, endedAt: Instant | undefined) => {
      if (startedAt > world.now) problems.push(`${what} begins in the future, at ${startedAt}`);
      if (hasEnded !== (endedAt !== undefined)) problems.push(`${what} and its end is ${endedAt}`);
      else if (endedAt !== undefined && (endedAt < startedAt || endedAt > world.now))
        problems.push(`${what} lasts from ${startedAt} to ${endedAt}, and now is ${world.now}`);
    };
    for (const { placementId, status, startedAt, endedAt } of recordsOf(world, "placements"))
      look(`placement ${placementId} is ${status}`, status !== "PENDING", startedAt, endedAt);
    for (const { gameSessionId, status, createdAt, endedAt } of recordsOf(world, "gameSessions"))
      look(
        `${gameSessionId} is ${status}`,
        status === "TERMINATED" || status === "ERROR",
        createdAt,
        endedAt,
      );
    for (const { playerSessionId, status, createdAt, endedAt } of recordsOf(world, "playerSessions"))
      look(
        `${playerSessionId} is ${status}`,
        status === "COMPLETED" || status === "TIMEDOUT",
        createdAt,
        endedAt,
      );
    return problems;
  },
};
