import type { FleetEventCode } from "../domain/fleet-event.ts";
import { type GameSession, type GameSessionStatusReason, hasEnded } from "../domain/game-session.ts";
import { plusSeconds } from "../domain/instant.ts";
import type { Scope } from "../domain/scope.ts";
import { type ServerProcess, withProcessStatus } from "../domain/server-process.ts";
import { awaitExit, awaitKilled } from "./await-exit.ts";
import { logFleetEvent } from "./fleet-events.ts";
import { endGameSessionRecord } from "./game-sessions.ts";
import { processLeft } from "./leaving.ts";
import type { Turn } from "./turn.ts";

/** Ends a game session and tells its process, which hosts one in its life, to end as well. */
export function endProcessBySession(
  turn: Turn,
  scope: Scope,
  gameSession: GameSession,
  event: { readonly fleetEvent: FleetEventCode; readonly message: string } | undefined,
): void {
  endGameSessionRecord(turn, scope, gameSession);
  if (event !== undefined) logFleetEvent(turn, scope, gameSession.fleetId, event.fleetEvent, event.message);
  const process = turn.tables(scope).serverProcesses.get(gameSession.processId);
  if (process !== undefined) askToTerminate(turn, scope, process, "its game session ended");
}

/**
 * Pushes TerminateProcess and gives the process five minutes, or as many seconds as are said.
 *
 * **Documented**: five minutes from the call to the forced end. **Assumed**: a process without a socket may be about to
 * come back, and is told then; meanwhile its health limit goes on. One that was told before is not told again, and has
 * the shorter of both times: no page says more, and a second push would run the server's callback twice.
 */
export function askToTerminate(
  turn: Turn,
  scope: Scope,
  process: ServerProcess,
  because: string,
  graceSeconds = turn.options.terminationGraceSeconds,
): void {
  if (process.status === "TERMINATED") return;
  if (process.status === "CONNECTED" && process.connectionId === undefined) {
    // It never was ready, and an SDK that is not ready would not hear it either.
    endProcess(turn, scope, process, { because, retryPlacement: true });
    return;
  }
  const base = process.livenessBase;
  const terminationAt = plusSeconds(turn.timeOf(base), graceSeconds);
  const isToldAlready = process.status === "TERMINATING";
  if (isToldAlready && (process.terminationAt ?? 0) <= terminationAt) return;
  turn.tables(scope).serverProcesses.put({
    ...(isToldAlready ? process : withProcessStatus(process, "TERMINATING")),
    terminationAt,
    endedBecause: because,
  });
  turn.setTimer({
    scope,
    purpose: "termination-deadline",
    subjectId: process.processId,
    dueAt: terminationAt,
    base,
  });
  if (isToldAlready) return;
  if (process.connectionId !== undefined) turn.cancelTimer(scope, "health-limit", process.processId);
  turn.cancelTimer(scope, "ready-limit", process.processId);
  turn.effect({
    kind: "terminate-process",
    processId: process.processId,
    terminationAt: turn.shownTo(base, terminationAt),
  });
}

export interface ProcessEnding {
  readonly because: string;
  /** More for the fleet event alone, behind its sentence. */
  readonly detail?: string;
  /** May a placement whose game session was still activating try elsewhere? */
  readonly retryPlacement: boolean;
  readonly fleetEvent?: FleetEventCode;
  readonly statusReason?: GameSessionStatusReason;
  /** What it did itself; left out where GameLift ends it, and a host that watches it has to kill it. */
  readonly by?: "ProcessEnding" | "exit";
}

/**
 * The end of a process's life, and of the game session in it. Answers the game session that was ACTIVATING, for the
 * caller to tell its placement.
 */
export function endProcess(
  turn: Turn,
  scope: Scope,
  process: ServerProcess,
  ending: ProcessEnding,
): GameSession | undefined {
  if (process.status === "TERMINATED") return undefined;
  const { serverProcesses, gameSessions } = turn.tables(scope);
  for (const purpose of ["health-limit", "ready-limit", "termination-deadline"] as const) {
    turn.cancelTimer(scope, purpose, process.processId);
  }
  serverProcesses.put({ ...withProcessStatus(process, "TERMINATED"), endedBecause: ending.because });
  const gameSession =
    process.gameSessionId === undefined ? undefined : gameSessions.get(process.gameSessionId);
  const wasActivating = gameSession?.status === "ACTIVATING";
  if (gameSession !== undefined && !hasEnded(gameSession)) {
    endGameSessionRecord(turn, scope, gameSession, ending.statusReason ?? gameSession.statusReason);
  }
  if (ending.fleetEvent !== undefined) {
    logFleetEvent(
      turn,
      scope,
      process.fleetId,
      ending.fleetEvent,
      `Server process ${process.processId}: ${ending.because}.${ending.detail ?? ""}`,
    );
  }
  if (process.isExitWatched) exitIsAwaited(turn, scope, process, ending);
  turn.effect({ kind: "process-ended", scope, processId: process.processId, reason: ending.because });
  processLeft(turn, scope, process.fleetId, process.location);
  return wasActivating ? gameSession : undefined;
}

function exitIsAwaited(
  turn: Turn,
  scope: Scope,
  { processId, fleetId, computeName, location, livenessBase: base }: ServerProcess,
  { by, because }: ProcessEnding,
): void {
  const one = { processId, fleetId, computeName, location, base };
  if (by === "ProcessEnding") awaitExit(turn, scope, { ...one, calledProcessEnding: true });
  else if (by === undefined) awaitKilled(turn, scope, one, because);
}
