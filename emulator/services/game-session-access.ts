/** What is only to be had of game sessions on managed fleets: their log files, and the way in for players. */
import { invalidGameSessionStatus, invalidRequest } from "../domain/api-error.ts";
import type { GameSession } from "../domain/game-session.ts";
import type { Scope } from "../domain/scope.ts";
import { gameSessionById } from "./find.ts";
import type { Turn } from "./turn.ts";

/** Below it lies, on the API's own address, what GetGameSessionLogUrl points at. */
export const GAME_SESSION_LOGS_PATH = "/game-session-logs";

/** **Documented**: a URL of GetGameSessionLogUrl is good for 15 minutes. */
const LOG_URL_LIFE_SECONDS = 900;

/**
 * The path of a game session's logs, with the second of GameLift's time at which it expires.
 *
 * **Documented**: not for Anywhere fleets. **Assumed**: in every state; nothing is signed, because everybody who can read
 * the URL's host may read its answer.
 *
 * @throws ApiError NotFoundException, InvalidRequestException.
 */
export function gameSessionLogPath(turn: Turn, scope: Scope, gameSessionId: string): string {
  const gameSession = onManagedFleet(turn, scope, gameSessionId, "GetGameSessionLogUrl");
  const expires = Math.floor(turn.now / 1_000) + LOG_URL_LIFE_SECONDS;
  return `${GAME_SESSION_LOGS_PATH}/${gameSession.gameSessionId}?Expires=${expires}`;
}

/**
 * The game session that players are about to connect to.
 *
 * **Documented**: for managed fleets. **Assumed**: it has to be ACTIVE; players need not have a player session.
 *
 * @throws ApiError NotFoundException, InvalidRequestException, InvalidGameSessionStatusException.
 */
export function connectableGameSession(turn: Turn, scope: Scope, gameSessionId: string): GameSession {
  const gameSession = onManagedFleet(turn, scope, gameSessionId, "GetPlayerConnectionDetails");
  if (gameSession.status !== "ACTIVE") {
    throw invalidGameSessionStatus(`Game session ${gameSessionId} is ${gameSession.status}, not ACTIVE.`);
  }
  return gameSession;
}

function onManagedFleet(turn: Turn, scope: Scope, gameSessionId: string, operation: string): GameSession {
  const gameSession = gameSessionById(turn, scope, gameSessionId);
  const { fleetId } = gameSession;
  if (turn.tables(scope).fleets.get(fleetId)?.computeType === "ANYWHERE") {
    throw invalidRequest(`${operation} is not available for Anywhere fleets, and ${fleetId} is one.`);
  }
  return gameSession;
}
