/** An activation that takes effect later than it was asked for, as the fault late-activation orders. */
import { plusSeconds } from "../domain/instant.ts";
import type { Scope } from "../domain/scope.ts";
import type { ServerProcess } from "../domain/server-process.ts";
import { activateGameSession } from "./attempts.ts";
import type { Turn } from "./turn.ts";

/** Answers false where the process has no game session that could be activated. */
export function activateLater(
  turn: Turn,
  scope: Scope,
  { gameSessionId }: ServerProcess,
  delaySeconds: number,
): boolean {
  if (gameSessionId === undefined) return false;
  if (turn.tables(scope).gameSessions.get(gameSessionId)?.status !== "ACTIVATING") return false;
  const dueAt = plusSeconds(turn.now, delaySeconds);
  turn.setTimer({ scope, purpose: "late-activation", subjectId: gameSessionId, dueAt });
  return true;
}

/** The rule of its instant. A game session that has ended meanwhile stays as it is. */
export function lateActivationDue(turn: Turn, scope: Scope, gameSessionId: string): void {
  const gameSession = turn.tables(scope).gameSessions.get(gameSessionId);
  if (gameSession?.status === "ACTIVATING") activateGameSession(turn, scope, gameSession);
}
