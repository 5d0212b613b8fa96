import { candidateKey } from "../domain/choose-destination.ts";
import { type GameSession, withGameSessionStatus } from "../domain/game-session.ts";
import type { Scope } from "../domain/scope.ts";
import { endProcessBySession } from "./endings.ts";
import { finishPlacement } from "./placing.ts";
import { takeSeats } from "./player-sessions.ts";
import type { Turn } from "./turn.ts";

/** The server called ActivateGameSession: the game session is ACTIVE, and its placement, if any, FULFILLED. */
export function activateGameSession(turn: Turn, scope: Scope, gameSession: GameSession): void {
  const { gameSessions, placements } = turn.tables(scope);
  turn.cancelTimer(scope, "activation-timeout", gameSession.gameSessionId);
  const active = gameSessions.put(withGameSessionStatus(gameSession, "ACTIVE"));
  const placement = active.placementId === undefined ? undefined : placements.get(active.placementId);
  if (placement?.status !== "PENDING" || placement.attemptGameSessionId !== active.gameSessionId) return;
  const seats = takeSeats(turn, scope, active, placement.desiredPlayerSessions);
  finishPlacement(
    turn,
    scope,
    {
      ...placement,
      placedPlayerSessions: seats.map((seat) => ({
        playerId: seat.playerId,
        playerSessionId: seat.playerSessionId,
      })),
    },
    "FULFILLED",
  );
}

/**
 * The running attempt of a placement is over without an active game session.
 *
 * **Assumed** (control plane 4.3): an activation time-out or a lost process leads to the next candidate; a game session
 * that somebody ended leads to FAILED.
 */
export function attemptEnded(
  turn: Turn,
  scope: Scope,
  gameSession: GameSession,
  outcome: "retry" | "fail",
): void {
  const { placements } = turn.tables(scope);
  const placement =
    gameSession.placementId === undefined ? undefined : placements.get(gameSession.placementId);
  if (placement?.status !== "PENDING" || placement.attemptGameSessionId !== gameSession.gameSessionId) return;
  if (outcome === "fail") {
    finishPlacement(turn, scope, placement, "FAILED");
    return;
  }
  const { attemptGameSessionId: _over, ...waiting } = placement;
  const tried = candidateKey({
    fleetId: gameSession.fleetId,
    location: gameSession.location,
    destinationIndex: 0,
  });
  placements.put({ ...waiting, triedInRound: [...placement.triedInRound, tried] });
}

/**
 * The rule of the activation limit: the game session ends, the placement goes on, and the silent process is told to end.
 *
 * **Documented**: the event code; the session is ended as TERMINATED.
 */
export function activationTimedOut(turn: Turn, scope: Scope, gameSessionId: string): void {
  const { gameSessions, fleets } = turn.tables(scope);
  const gameSession = gameSessions.get(gameSessionId);
  if (gameSession?.status !== "ACTIVATING") return;
  const limit = fleets.get(gameSession.fleetId)?.runtimeConfiguration.gameSessionActivationTimeoutSeconds;
  turn.note({
    kind: "attempt",
    what: "activation timed out",
    subjectId: gameSession.placementId ?? gameSessionId,
    details: { gameSessionId, processId: gameSession.processId, limitSeconds: limit },
  });
  endProcessBySession(turn, scope, gameSession, {
    fleetEvent: "GAME_SESSION_ACTIVATION_TIMEOUT",
    message: `Game session ${gameSessionId} was not activated within ${limit} seconds.`,
  });
  attemptEnded(turn, scope, gameSession, "retry");
}

/** The rule of a queue's time-out: TIMED_OUT, and a half-started game session ends with it. */
export function placementTimedOut(turn: Turn, scope: Scope, placementId: string): void {
  const { placements, gameSessions } = turn.tables(scope);
  const placement = placements.get(placementId);
  if (placement?.status !== "PENDING") return;
  const half =
    placement.attemptGameSessionId === undefined
      ? undefined
      : gameSessions.get(placement.attemptGameSessionId);
  finishPlacement(turn, scope, placement, "TIMED_OUT");
  if (half !== undefined) endProcessBySession(turn, scope, half, undefined);
}
