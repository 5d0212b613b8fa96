import { type GameSessionRecord, holdsSeat, type PlayerSessionRecord, recordsOf } from "./records.ts";
import type { Invariant, WorldView } from "./world-view.ts";

/**
 * At no time did a game session give away more seats than it has. A maximum may be lowered below the present count, so
 * that the largest one it ever had is what counts.
 */
export const neverMoreSeatsThanMaximum: Invariant = {
  name: "never more seats than the maximum",
  check(view) {
    const maxima = largestMaxima(view);
    return [...mostSeatsHeld(view)].flatMap(([gameSessionId, most]) => {
      const maximum = maxima.get(gameSessionId);
      if (maximum === undefined || most <= maximum) return [];
      return [`game session ${gameSessionId} has ${maximum} seats and had given away ${most}`];
    });
  },
};

function mostSeatsHeld({ journal }: WorldView): ReadonlyMap<string, number> {
  const held = new Map<string, Set<string>>();
  const most = new Map<string, number>();
  for (const entry of journal) {
    if (entry.kind !== "transition" || !entry.what.startsWith("player session ")) continue;
    const { gameSessionId, playerSessionId, status } = entry.details.record as PlayerSessionRecord;
    const seats = held.get(gameSessionId) ?? new Set<string>();
    held.set(gameSessionId, seats);
    if (holdsSeat(status)) seats.add(playerSessionId);
    else seats.delete(playerSessionId);
    most.set(gameSessionId, Math.max(most.get(gameSessionId) ?? 0, seats.size));
  }
  return most;
}

function largestMaxima(view: WorldView): ReadonlyMap<string, number> {
  const fromJournal = view.journal
    .filter((entry) => entry.kind === "transition" && entry.what.startsWith("game session "))
    .map((entry) => entry.details.record as GameSessionRecord);
  const maxima = new Map<string, number>();
  for (const { gameSessionId, maximumPlayerSessionCount } of [
    ...fromJournal,
    ...recordsOf(view, "gameSessions"),
  ]) {
    maxima.set(gameSessionId, Math.max(maxima.get(gameSessionId) ?? 0, maximumPlayerSessionCount));
  }
  return maxima;
}
