import type { GameSession } from "../domain/game-session.ts";
import type { PlayerSession } from "../domain/player-session.ts";
import type { Turn } from "../services/turn.ts";
import { ActionError, type ActionRequest } from "./action.ts";

/** The game session a request names, which must be the process's own. @throws ActionError 400 and 404. */
export function ownGameSession(turn: Turn, request: ActionRequest): GameSession {
  const gameSessionId = request.fields.requiredText("GameSessionId");
  const gameSession = turn.tables(request.scope).gameSessions.get(gameSessionId);
  if (gameSession === undefined || gameSession.processId !== request.process.processId) {
    throw new ActionError(
      404,
      `Game session ${gameSessionId} is not hosted by process ${request.process.processId}.`,
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
