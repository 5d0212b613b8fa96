import type { GameSession } from "../domain/game-session.ts";
import {
  type PlayerSession,
  type PlayerSessionStatus,
  playerSessionStatuses,
} from "../domain/player-session.ts";
import type { ScopedTables } from "../store/scoped-tables.ts";

/**
 * The player sessions of a game session in the order of their creation, those of one status or of any. They are kept by
 * status, one list for all of them, since the list's own weight counts among a hundred thousand game sessions.
 *
 * @param after the sequence number behind which to begin.
 */
export function* playerSessionsOf(
  { playerSessions }: ScopedTables,
  gameSessionId: string,
  status?: PlayerSessionStatus,
  after = Number.NEGATIVE_INFINITY,
): Generator<PlayerSession> {
  const list = playerSessions.list("gameSession", gameSessionId);
  const readers = (status === undefined ? playerSessionStatuses : [status]).map((value) => {
    const reader = list.ascending({ value, order: after }, { value, order: Number.POSITIVE_INFINITY });
    return reader[Symbol.iterator]();
  });
  const heads = readers.map((reader) => reader.next());
  for (;;) {
    let first: { readonly at: number; readonly playerSession: PlayerSession } | undefined;
    for (const [at, head] of heads.entries()) {
      if (head.done === true) continue;
      if (first === undefined || head.value.sequence < first.playerSession.sequence)
        first = { at, playerSession: head.value };
    }
    if (first === undefined) return;
    yield first.playerSession;
    heads[first.at] = (readers[first.at] as Iterator<PlayerSession>).next();
  }
}

/** The game session that a player session is of. @throws Error for a player session that has outlived it. */
export function gameSessionOf({ gameSessions }: ScopedTables, playerSession: PlayerSession): GameSession {
  const { playerSessionId, gameSessionId } = playerSession;
  const gameSession = gameSessions.get(gameSessionId);
  if (gameSession === undefined) throw new Error(`player session ${playerSessionId} has no game session`);
  return gameSession;
}
