/** Laws of game sessions and their players, looked up in the emulator's records alone. */
import type { BothWorlds } from "../both-worlds.ts";

export function activeBeforeFulfilled(worlds: BothWorlds): readonly string[] {
  const active = worlds.real.gameSessions.filter(({ status }) => status === "ACTIVE");
  const isOrWas = (id: string) =>
    worlds.everActive.has(id) || active.some(({ gameSessionId }) => gameSessionId === id);
  return [...worlds.real.placements.values()]
    .filter(({ status, placed }) => status === "FULFILLED" && !isOrWas(placed?.gameSessionId ?? ""))
    .map(({ placementId, placed }) => `${placementId} has ${placed?.gameSessionId}`);
}

/**
 * A maximum may be lowered below what sits there: then it may only become fewer. The players of a placement have been
 * promised theirs before that, and get them when the game session becomes ACTIVE.
 */
export function onlySeatsThatThereAre(worlds: BothWorlds): readonly string[] {
  return worlds.real.gameSessions
    .filter(({ gameSessionId, currentPlayerSessionCount: count, maximumPlayerSessionCount: maximum }) => {
      const before = worlds.playersBefore.get(gameSessionId) ?? 0;
      const isPromised = !worlds.everActive.has(gameSessionId);
      return count < 0 || (count > maximum && count > before && !isPromised);
    })
    .map(
      (one) =>
        `${one.gameSessionId} has ${one.currentPlayerSessionCount} of ${one.maximumPlayerSessionCount}`,
    );
}

export function playerFigures(worlds: BothWorlds): readonly string[] {
  const held = new Map<string, number>();
  for (const { gameSessionId, status } of worlds.real.seats)
    if (status === "RESERVED" || status === "ACTIVE")
      held.set(gameSessionId, (held.get(gameSessionId) ?? 0) + 1);
  return worlds.real.gameSessions
    .filter(
      ({ gameSessionId, currentPlayerSessionCount }) =>
        currentPlayerSessionCount !== (held.get(gameSessionId) ?? 0),
    )
    .map(
      (one) =>
        `${one.gameSessionId} counts ${one.currentPlayerSessionCount}, and has ${held.get(one.gameSessionId) ?? 0}`,
    );
}
