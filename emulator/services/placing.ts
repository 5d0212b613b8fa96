import { invalidRequest } from "../domain/api-error.ts";
import { checkMaximumPlayerSessionCount } from "../domain/game-session.ts";
import { plusSeconds } from "../domain/instant.ts";
import { finishedPlacement, type Placement } from "../domain/placement.ts";
import { checkPriorityOverride } from "../domain/priority-configuration.ts";
import type { Scope } from "../domain/scope.ts";
import { placementById, queueByNameOrArn } from "./find.ts";
import { underPolicyInForce } from "./latency-policies.ts";
import { publishFinished } from "./publishing.ts";
import type { Turn } from "./turn.ts";

export type PlacementWish = Pick<
  Placement,
  | "placementId"
  | "startCallId"
  | "maximumPlayerSessionCount"
  | "gameProperties"
  | "gameSessionName"
  | "gameSessionData"
  | "playerLatencies"
  | "desiredPlayerSessions"
  | "priorityOverride"
> & { readonly queue: string };

/**
 * Puts a placement into its queue. The answer is always PENDING, also when a process is idle.
 *
 * **Assumed**: a player whom it names twice gets two player sessions, unless an option refuses that; no page says.
 *
 * @throws ApiError NotFoundException for an unknown queue, InvalidRequestException for a used id, too many players, a
 *   repeated one where that is refused, or an override that the queue does not take.
 */
export function startPlacement(turn: Turn, scope: Scope, wish: PlacementWish): Placement {
  const { queue: queueGiven, ...asked } = wish;
  const tables = turn.tables(scope);
  const queue = queueByNameOrArn(turn, scope, queueGiven);
  const isUsed = (other: Scope) =>
    other.account === scope.account && turn.tables(other).placements.get(wish.placementId) !== undefined;
  if (turn.scopes().some(isUsed)) {
    throw invalidRequest(`PlacementId ${wish.placementId} was used before; placement ids cannot be reused.`);
  }
  checkMaximumPlayerSessionCount(wish.maximumPlayerSessionCount);
  checkDesiredPlayers(wish, turn.options.refuseRepeatedPlayers);
  if (wish.priorityOverride !== undefined)
    checkPriorityOverride(wish.priorityOverride, queue, (wish.playerLatencies ?? []).length > 0);
  turn.setTimer({
    scope,
    purpose: "placement-timeout",
    subjectId: wish.placementId,
    dueAt: plusSeconds(turn.now, queue.timeoutSeconds),
  });
  return tables.placements.put(
    underPolicyInForce(turn, scope, queue, {
      ...asked,
      queueName: queue.name,
      status: "PENDING",
      startedAt: turn.now,
      sequence: turn.nextSequence(),
      attemptCount: 0,
      triedInRound: [],
    }),
  );
}

/** @throws ApiError InvalidRequestException, without saying who: player ids are sensitive. */
function checkDesiredPlayers(
  { desiredPlayerSessions, maximumPlayerSessionCount }: PlacementWish,
  areRepeatsRefused: boolean,
): void {
  const count = desiredPlayerSessions.length;
  if (count > maximumPlayerSessionCount) {
    throw invalidRequest(
      `${count} DesiredPlayerSessions do not fit into a game session of at most ${maximumPlayerSessionCount}.`,
    );
  }
  if (areRepeatsRefused && new Set(desiredPlayerSessions.map(({ playerId }) => playerId)).size < count)
    throw invalidRequest("DesiredPlayerSessions names the same player more than once.");
}

/**
 * Cancels a placement that has no game session yet.
 *
 * @throws ApiError NotFoundException; InvalidRequestException once a game session was made for it or it has finished.
 */
export function stopPlacement(turn: Turn, scope: Scope, placementId: string): Placement {
  const placement = placementById(turn, scope, placementId);
  if (placement.status !== "PENDING") {
    throw invalidRequest(
      `Game session placement ${placementId} is ${placement.status}; only a PENDING one can be stopped.`,
    );
  }
  if (placement.placed !== undefined) {
    throw invalidRequest(
      `Game session placement ${placementId} has a game session already and cannot be stopped.`,
    );
  }
  return finishPlacement(turn, scope, placement, "CANCELLED");
}

/** Brings a PENDING placement to its end and publishes its one event. */
export function finishPlacement(
  turn: Turn,
  scope: Scope,
  placement: Placement,
  status: Exclude<Placement["status"], "PENDING">,
): Placement {
  turn.cancelTimer(scope, "placement-timeout", placement.placementId);
  turn.cancelTimer(scope, "latency-policy", placement.placementId);
  const finished = turn.tables(scope).placements.put(finishedPlacement(placement, status, turn.now));
  publishFinished(turn, scope, finished);
  return finished;
}
