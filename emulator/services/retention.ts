/** How long an ended game session is remembered. */
import { type GameSession, hasEnded } from "../domain/game-session.ts";
import { plusSeconds } from "../domain/instant.ts";
import type { Scope } from "../domain/scope.ts";
import type { Turn } from "./turn.ts";

const SECONDS_PER_DAY = 24 * 3600;

/** Lets an ended game session be forgotten in time, where the user has chosen one; else nothing waits for its sake. */
export function startRetention(turn: Turn, scope: Scope, gameSessionId: string): void {
  const { retentionDays } = turn.options;
  if (retentionDays === undefined) return;
  turn.setTimer({
    scope,
    purpose: "game-session-retention",
    subjectId: gameSessionId,
    dueAt: plusSeconds(turn.now, retentionDays * SECONDS_PER_DAY),
  });
}

/** The rule of a retention's end. */
export function retentionEnded(turn: Turn, scope: Scope, gameSessionId: string): void {
  const gameSession = turn.tables(scope).gameSessions.get(gameSessionId);
  if (gameSession !== undefined && hasEnded(gameSession)) forgetGameSession(turn, scope, gameSession);
}

/**
 * Deletes a game session and its player sessions, so that its id may be given anew. **Documented**: AWS keeps nothing of
 * them for longer than 30 days.
 */
export function forgetGameSession(turn: Turn, scope: Scope, { gameSessionId, processId }: GameSession): void {
  const { gameSessions, playerSessions, serverProcesses } = turn.tables(scope);
  turn.cancelTimer(scope, "game-session-retention", gameSessionId);
  for (const { playerSessionId } of playerSessions.in("gameSession", gameSessionId))
    playerSessions.delete(playerSessionId);
  const process = serverProcesses.get(processId);
  if (process !== undefined) {
    const { gameSessionId: _forgotten, ...rest } = process;
    serverProcesses.put(rest);
  }
  gameSessions.delete(gameSessionId);
}
