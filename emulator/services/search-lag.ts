/**
 * How far SearchGameSessions lags behind the truth.
 *
 * **Documented**: the service's search is of a snapshot, and consistent only in time. **Assumed**: no lag unless the user
 * has chosen one, since no page says how long it is; then search shows everything, members included, as it was so many
 * seconds of GameLift's time ago, and pages are of that.
 */
import type { GameSession } from "../domain/game-session.ts";
import { plusSeconds } from "../domain/instant.ts";
import type { Scope } from "../domain/scope.ts";
import type { ScopedTables } from "../store/scoped-tables.ts";
import type { Change } from "../store/table.ts";
import type { Turn } from "./turn.ts";

/** Where search looks. */
export function searchedTables(turn: Turn, scope: Scope): Pick<ScopedTables, "gameSessions"> {
  const tables = turn.tables(scope);
  return turn.options.searchLagSeconds === 0 ? tables : { gameSessions: tables.searchedGameSessions };
}

/** Lets search show later what a turn has changed, where it lags behind; else nothing is kept for its sake. */
export function keepSearchLag(turn: Turn, changes: readonly Change[]): void {
  if (turn.options.searchLagSeconds === 0) return;
  const last = new Map<string, Change>();
  for (const change of changes) {
    if (change.table === "gameSessions") last.set(change.key, change);
  }
  for (const { scope, key, after } of last.values()) {
    if (scope !== undefined) awaitUpdate(turn, scope, key, after as GameSession | undefined);
  }
}

function awaitUpdate(turn: Turn, scope: Scope, gameSessionId: string, after: GameSession | undefined): void {
  const { searchedGameSessions, searchUpdates } = turn.tables(scope);
  const isFirst = searchUpdates.count("gameSession", gameSessionId) === 0;
  const shown = after?.status === "ACTIVE" ? { gameSession: after } : {};
  // What search does not show, and will not show, needs no update: also when everything is forgotten.
  if (isFirst && shown.gameSession === undefined && searchedGameSessions.get(gameSessionId) === undefined)
    return;
  const dueAt = plusSeconds(turn.now, turn.options.searchLagSeconds);
  searchUpdates.put({ sequence: turn.nextSequence(), gameSessionId, ...shown, dueAt });
  if (isFirst) turn.setTimer({ scope, purpose: "search-update", subjectId: gameSessionId, dueAt });
}

/** The rule of an update's instant: search shows what is due, in the order in which it came about. */
export function searchUpdateDue(turn: Turn, scope: Scope, gameSessionId: string): void {
  const { searchedGameSessions, searchUpdates } = turn.tables(scope);
  for (const { sequence, gameSession, dueAt } of searchUpdates.in("gameSession", gameSessionId)) {
    if (dueAt > turn.now) {
      turn.setTimer({ scope, purpose: "search-update", subjectId: gameSessionId, dueAt });
      return;
    }
    searchUpdates.delete(String(sequence));
    if (gameSession === undefined) searchedGameSessions.delete(gameSessionId);
    else searchedGameSessions.put(gameSession);
  }
}
