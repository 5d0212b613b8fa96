import type { Invariant } from "./invariant.ts";
import { recordsOf } from "./records.ts";

/** **Documented**: 60 seconds from CreatePlayerSession, or from a placement's end, to AcceptPlayerSession. */
const RESERVATION_MS = 60_000;

export const aReservationLastsAMinute: Invariant = {
  name: "a reservation lasts a minute",
  truth:
    "A seat is RESERVED for 60 seconds at most, and TIMEDOUT not before them, unless its game session ended first.",
  check(world) {
    const problems: string[] = [];
    for (const seat of recordsOf(world, "playerSessions")) {
      const { playerSessionId, status, createdAt, endedAt } = seat;
      const lapsesAt = createdAt + RESERVATION_MS;
      if (status === "RESERVED" && world.now > lapsesAt && world.isClockManual)
        problems.push(`${playerSessionId} is RESERVED for ${(world.now - createdAt) / 1000} s`);
      if (status !== "TIMEDOUT" || endedAt === undefined) continue;
      if (endedAt > lapsesAt && world.isClockManual)
        problems.push(`${playerSessionId} was RESERVED for ${(endedAt - createdAt) / 1000} s`);
      if (
        endedAt < lapsesAt &&
        !world.scopes.some((scope) => endedThen(scope.tables, seat.gameSessionId, endedAt))
      )
        problems.push(`${playerSessionId} is TIMEDOUT after ${(endedAt - createdAt) / 1000} s`);
    }
    return problems;
  },
};

function endedThen(
  { gameSessions }: { readonly gameSessions: { get(id: string): { readonly endedAt?: number } | undefined } },
  gameSessionId: string,
  at: number,
): boolean {
  return gameSessions.get(gameSessionId)?.endedAt === at;
}
