import { type GameSessionStatusReason, withGameSessionStatus } from "../domain/game-session.ts";
import { givenMembers } from "../domain/given-members.ts";
import type { Scope } from "../domain/scope.ts";
import type { ServerProcess } from "../domain/server-process.ts";
import { attemptEnded } from "./attempts.ts";
import { askToTerminate } from "./endings.ts";
import type { Turn } from "./turn.ts";

/** How a process and its game session part, where that is not as usual. */
export interface Farewell {
  /** What the process is given to end by itself; five minutes unless told. */
  readonly graceSeconds?: number;
  /** What the game session says of its end; nothing unless told. */
  readonly statusReason?: GameSessionStatusReason;
}

/**
 * Tells a process to end because the place where it runs goes away, or it is not well. It has five minutes.
 *
 * **Documented** (GameSessionStatus): a game session is TERMINATING while its process is shut down. **Assumed**: a
 * placement whose game session was still ACTIVATING tries elsewhere at once.
 */
export function shutDownProcess(
  turn: Turn,
  scope: Scope,
  process: ServerProcess,
  because: string,
  { graceSeconds, statusReason }: Farewell = {},
): void {
  const { gameSessions } = turn.tables(scope);
  const gameSession =
    process.gameSessionId === undefined ? undefined : gameSessions.get(process.gameSessionId);
  if (gameSession?.status === "ACTIVATING" || gameSession?.status === "ACTIVE") {
    turn.cancelTimer(scope, "activation-timeout", gameSession.gameSessionId);
    gameSessions.put({
      ...withGameSessionStatus(gameSession, "TERMINATING"),
      ...givenMembers({ statusReason }),
    });
    if (gameSession.status === "ACTIVATING") attemptEnded(turn, scope, gameSession, "retry");
  }
  askToTerminate(turn, scope, process, because, graceSeconds);
}

/** Tells every process of a fleet in one of its locations to end. Answers whether some still live, or have not exited. */
export function shutDownLocation(
  turn: Turn,
  scope: Scope,
  fleetId: string,
  location: string,
  because: string,
): boolean {
  const { serverProcesses, awaitedExits } = turn.tables(scope);
  const bucket = `${fleetId}/${location}`;
  for (const process of serverProcesses.in("living", bucket)) shutDownProcess(turn, scope, process, because);
  return serverProcesses.count("living", bucket) + awaitedExits.count("place", bucket) > 0;
}
