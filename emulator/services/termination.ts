import { invalidGameSessionStatus, invalidRequest } from "../domain/api-error.ts";
import { type GameSession, withGameSessionStatus } from "../domain/game-session.ts";
import type { Scope } from "../domain/scope.ts";
import { attemptEnded } from "./attempts.ts";
import { askToTerminate, endProcess } from "./endings.ts";
import { gameSessionById } from "./find.ts";
import { endGameSessionRecord } from "./game-sessions.ts";
import type { Turn } from "./turn.ts";

/**
 * TerminateGameSession in both modes.
 *
 * **Documented**: TRIGGER_ON_PROCESS_TERMINATE pushes TerminateProcess, FORCE_TERMINATE stops the process at once and is
 * not to be had on Anywhere fleets without an agent, unless the user has chosen that it is. **Assumed**: the answer shows TERMINATING; ended sessions are
 * refused; the placement of a session that was still ACTIVATING has FAILED.
 *
 * @throws ApiError NotFoundException, InvalidGameSessionStatusException, InvalidRequestException.
 */
export function terminateGameSession(
  turn: Turn,
  scope: Scope,
  gameSessionId: string,
  mode: "TRIGGER_ON_PROCESS_TERMINATE" | "FORCE_TERMINATE",
): GameSession {
  const { gameSessions, serverProcesses, fleets } = turn.tables(scope);
  const gameSession = gameSessionById(turn, scope, gameSessionId);
  if (gameSession.status === "ERROR" || gameSession.status === "TERMINATED") {
    throw invalidGameSessionStatus(`Game session ${gameSessionId} is ${gameSession.status} already.`);
  }
  const isForced = mode === "FORCE_TERMINATE";
  const isAnywhere = fleets.get(gameSession.fleetId)?.computeType === "ANYWHERE";
  if (isForced && isAnywhere && !turn.options.forceTerminatesAnywhere) {
    throw invalidRequest("FORCE_TERMINATE is not available for Anywhere fleets without the GameLift Agent.");
  }
  const terminating = gameSessions.put({
    ...(gameSession.status === "TERMINATING"
      ? gameSession
      : withGameSessionStatus(gameSession, "TERMINATING")),
    statusReason: isForced ? "FORCE_TERMINATED" : "TRIGGERED_ON_PROCESS_TERMINATE",
  });
  turn.cancelTimer(scope, "activation-timeout", gameSession.gameSessionId);
  if (gameSession.status === "ACTIVATING") attemptEnded(turn, scope, gameSession, "fail");
  const process = serverProcesses.get(gameSession.processId);
  if (process === undefined || process.status === "TERMINATED")
    return endGameSessionRecord(turn, scope, terminating);
  if (isForced) {
    endProcess(turn, scope, process, {
      because: "TerminateGameSession with FORCE_TERMINATE",
      retryPlacement: false,
    });
  } else askToTerminate(turn, scope, process, "TerminateGameSession");
  return terminating;
}
