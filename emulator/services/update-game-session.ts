import { type GameSession, type GameSessionUpdate, updatedGameSession } from "../domain/game-session.ts";
import type { GameSessionNews } from "../domain/game-session-news.ts";
import type { Scope } from "../domain/scope.ts";
import { gameSessionById } from "./find.ts";
import type { Turn } from "./turn.ts";

/** **Assumed**: the protocol has no word for an update that comes from nobody's matchmaking. */
const plainUpdate: GameSessionNews = { updateReason: "UNKNOWN", backfillTicketId: "", matchmakerData: "" };

/**
 * Changes a game session, or nothing when nothing but its id was given, as the fleet manager does on each update.
 *
 * @throws ApiError NotFoundException, InvalidGameSessionStatusException, InvalidRequestException.
 */
export function updateGameSession(
  turn: Turn,
  scope: Scope,
  gameSessionId: string,
  update: GameSessionUpdate,
): GameSession {
  const gameSession = gameSessionById(turn, scope, gameSessionId);
  const updated = updatedGameSession(gameSession, update);
  const put = updated === gameSession ? gameSession : turn.tables(scope).gameSessions.put(updated);
  if (turn.options.pushUpdateGameSession) tellProcess(turn, put, plainUpdate);
  return put;
}

/** Pushes the game session as it is now to the process that hosts it. */
export function tellProcess(turn: Turn, gameSession: GameSession, news: GameSessionNews): void {
  turn.effect({ kind: "update-game-session", processId: gameSession.processId, gameSession, news });
}

/** The server's own wish for who may still come; the caller has checked that the game session is not over. */
export function setPlayerSessionCreationPolicy(
  turn: Turn,
  scope: Scope,
  gameSession: GameSession,
  playerSessionCreationPolicy: GameSession["playerSessionCreationPolicy"],
): void {
  turn.tables(scope).gameSessions.put({ ...gameSession, playerSessionCreationPolicy });
}
