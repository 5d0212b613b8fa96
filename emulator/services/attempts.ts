import { regionOf } from "../domain/arn.ts";
import { candidateKey } from "../domain/choose-destination.ts";
import { type GameSession, withGameSessionStatus } from "../domain/game-session.ts";
import type { Placement } from "../domain/placement.ts";
import type { Scope } from "../domain/scope.ts";
import { endProcessBySession } from "./endings.ts";
import { finishPlacement } from "./placing.ts";
import { takeSeats } from "./player-sessions.ts";
import type { Turn } from "./turn.ts";

/** The placement whose running attempt a game session is, in its queue's account and Region. @param scope the fleet's. */
function attemptOf(
  turn: Turn,
  scope: Scope,
  { placementId, placementRegion, gameSessionId }: GameSession,
): { readonly queueScope: Scope; readonly placement: Placement } | undefined {
  if (placementId === undefined) return undefined;
  // Mostly the fleet's own: the store finds the tables of an object that it knows at once.
  const queueScope =
    placementRegion === undefined ? scope : { account: scope.account, region: placementRegion };
  const placement = turn.tables(queueScope).placements.get(placementId);
  if (placement?.status !== "PENDING" || placement.attemptGameSessionId !== gameSessionId) return undefined;
  return { queueScope, placement };
}

/** The server called ActivateGameSession: the game session is ACTIVE, and its placement, if any, FULFILLED. */
export function activateGameSession(turn: Turn, scope: Scope, gameSession: GameSession): void {
  const { gameSessions } = turn.tables(scope);
  turn.cancelTimer(scope, "activation-timeout", gameSession.gameSessionId);
  const active = withGameSessionStatus(gameSession, "ACTIVE");
  const attempt = attemptOf(turn, scope, active);
  if (attempt === undefined) {
    gameSessions.put(active);
    return;
  }
  const { queueScope, placement } = attempt;
  const seats = takeSeats(turn, scope, active, placement.desiredPlayerSessions);
  finishPlacement(
    turn,
    queueScope,
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
  const attempt = attemptOf(turn, scope, gameSession);
  if (attempt === undefined) return;
  const { queueScope, placement } = attempt;
  if (outcome === "fail") {
    finishPlacement(turn, queueScope, placement, "FAILED");
    return;
  }
  const { attemptGameSessionId: _over, ...waiting } = placement;
  const triedInRound = [...placement.triedInRound, candidateKey(gameSession)];
  turn.tables(queueScope).placements.put({ ...waiting, triedInRound });
}

/**
 * The rule of the activation limit: the game session ends, the placement goes on, and the silent process is told to end.
 *
 * **Documented**: the event code; the session is ended as TERMINATED.
 */
export function activationTimedOut(turn: Turn, scope: Scope, gameSessionId: string): void {
  const gameSession = turn.tables(scope).gameSessions.get(gameSessionId);
  if (gameSession?.status !== "ACTIVATING") return;
  // The fleet's limit may have changed since: this game session has the one that it began with.
  const limit = Math.round((turn.now - gameSession.createdAt) / 1000);
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
  attemptEnded(turn, scope, gameSession, turn.options.failUnactivatedPlacements ? "fail" : "retry");
}

/** The rule of a queue's time-out: TIMED_OUT, and a half-started game session ends with it. */
export function placementTimedOut(turn: Turn, scope: Scope, placementId: string): void {
  const placement = turn.tables(scope).placements.get(placementId);
  if (placement?.status === "PENDING") abandonPlacement(turn, scope, placement, "TIMED_OUT");
}

/** Ends a PENDING placement that nobody goes on with, and the game session that it had half started. */
export function abandonPlacement(
  turn: Turn,
  scope: Scope,
  placement: Placement,
  status: "TIMED_OUT" | "FAILED",
): void {
  finishPlacement(turn, scope, placement, status);
  const { attemptGameSessionId = "" } = placement;
  const fleetScope = { account: scope.account, region: regionOf(attemptGameSessionId) ?? scope.region };
  const half = turn.tables(fleetScope).gameSessions.get(attemptGameSessionId);
  if (half !== undefined) endProcessBySession(turn, fleetScope, half, undefined);
}
