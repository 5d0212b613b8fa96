import type { GameSession } from "../domain/game-session.ts";
import type { PlayerSession } from "../domain/player-session.ts";
import type { Turn } from "../services/turn.ts";
import { ActionError, type ActionRequest } from "./action.ts";

/**
 * The game session a request names, which must be the process's own.
 *
 * **Assumed**: 404 for one that is unknown, 400 for another process's; ActivateGameSession tells neither from the other.
 *
 * @param given.field the name of the field; GameSessionId unless given.
 * @param given.foreignStatus what another process's game session is answered with; 400 unless given.
 * @throws ActionError 400 and 404.
 */
export function ownGameSession(
  turn: Turn,
  { scope, process, fields }: ActionRequest,
  given: { readonly field?: string; readonly foreignStatus?: 400 | 404 } = {},
): GameSession {
  const { field = "GameSessionId", foreignStatus = 400 } = given;
  const gameSessionId = fields.requiredText(field);
  const gameSession = turn.tables(scope).gameSessions.get(gameSessionId);
  if (gameSession === undefined) throw new ActionError(404, `Game session ${gameSessionId} was not found.`);
  if (gameSession.processId !== process.processId) {
    throw new ActionError(
      foreignStatus,
      `Game session ${gameSessionId} is not hosted by process ${process.processId}.`,
    );
  }
  return gameSession;
}

/** The player session a request names, in the process's own game session. @throws ActionError 400 and 404. */
export function ownPlayerSession(turn: Turn, request: ActionRequest): PlayerSession {
  const gameSession = ownGameSession(turn, request);
  const playerSessionId = request.fields.requiredText("PlayerSessionId");
  const playerSession = turn.tables(request.scope).playerSessions.get(playerSessionId);
  if (playerSession === undefined)
    throw new ActionError(404, `Player session ${playerSessionId} was not found.`);
  if (playerSession.gameSessionId !== gameSession.gameSessionId) {
    throw new ActionError(400, `Player session ${playerSessionId} belongs to another game session.`);
  }
  return playerSession;
}
