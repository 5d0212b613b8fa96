import {
  conflict,
  fleetCapacityExceeded,
  idempotentParameterMismatch,
  invalidFleetStatus,
  invalidRequest,
  limitExceeded,
} from "../domain/api-error.ts";
import { gameSessionArn } from "../domain/arn.ts";
import { creationLimitOf, isUsedUp } from "../domain/creation-limit.ts";
import type { Fleet } from "../domain/fleet.ts";
import { fleetLocation, locationNames } from "../domain/fleet-location.ts";
import {
  type CreationRequest,
  checkMaximumPlayerSessionCount,
  type GameSession,
  isSameRequest,
} from "../domain/game-session.ts";
import { type Instant, plusSeconds } from "../domain/instant.ts";
import type { Scope } from "../domain/scope.ts";
import { beginGameSession, idleProcess } from "./game-sessions.ts";
import { forgetGameSession } from "./retention.ts";
import type { Turn } from "./turn.ts";

/**
 * Makes a game session on a fleet without a queue.
 *
 * **Documented**: errors, the token's meaning, the id string. **Observed**: the text of the capacity error. **Assumed**:
 * a token is looked at before anything else of the request, so that a repeat is answered whatever became of the fleet; a
 * location that is not ACTIVE is refused as such a fleet is.
 *
 * @param asked location undefined: the home region.
 * @throws ApiError IdempotentParameterMismatchException, InvalidFleetStatusException, InvalidRequestException,
 *   LimitExceededException, ConflictException, FleetCapacityExceededException.
 */
export function createGameSession(
  turn: Turn,
  scope: Scope,
  fleet: Fleet,
  asked: Omit<CreationRequest, "location"> & { readonly location?: string },
  idempotencyToken: string | undefined,
): GameSession {
  const request = { ...asked, location: locationOf(scope, fleet, asked.location) };
  if (idempotencyToken !== undefined) {
    const earlier = turn.tables(scope).gameSessions.first("token", `${fleet.fleetId}/${idempotencyToken}`);
    if (earlier !== undefined && isReserved(earlier, turn.now))
      return repeated(earlier, request, idempotencyToken);
    if (earlier !== undefined) forgetGameSession(turn, scope, earlier);
  }
  if (fleet.status !== "ACTIVE") {
    throw invalidFleetStatus(`Fleet ${fleet.fleetId} is ${fleet.status}, not ACTIVE.`);
  }
  const place = fleetLocation(fleet, request.location);
  if (place === undefined) {
    throw invalidRequest(
      `Fleet ${fleet.fleetId} has no location ${request.location}; it has ${locationNames(fleet).join(", ")}.`,
    );
  }
  if (place.status !== "ACTIVE") {
    throw invalidFleetStatus(
      `Location ${request.location} of fleet ${fleet.fleetId} is ${place.status}, not ACTIVE.`,
    );
  }
  checkMaximumPlayerSessionCount(request.maximumPlayerSessionCount);
  checkCreator(turn, scope, fleet, request.creatorId);
  const idString = idempotencyToken ?? `gsess-${turn.uuid("game-session", fleet.fleetId)}`;
  const gameSessionId = gameSessionArn(scope, fleet.fleetId, request.location, idString);
  if (turn.tables(scope).gameSessions.get(gameSessionId) !== undefined) {
    throw conflict(`Game session ${gameSessionId} exists already; a placement made it.`);
  }
  const process = idleProcess(turn, scope, fleet, request.location);
  if (process === undefined) {
    throw fleetCapacityExceeded(`Unable to reserve a process on fleet ${fleet.fleetId}.`);
  }
  const { location: _ofProcess, ...wish } = request;
  return beginGameSession(turn, scope, fleet, process, {
    ...wish,
    gameSessionId,
    ...(idempotencyToken === undefined ? {} : { idempotencyToken, creationRequest: request }),
  });
}

function locationOf(scope: Scope, fleet: Fleet, asked: string | undefined): string {
  if (asked !== undefined) return asked;
  if (fleet.computeType === "ANYWHERE") {
    throw invalidRequest(
      `Location is required for Anywhere fleets; ${fleet.fleetId} has ${locationNames(fleet).join(", ")}.`,
    );
  }
  return scope.region;
}

/** **Documented**: a token stays reserved for 30 days after the end of its game session. */
const TOKEN_RESERVED_SECONDS = 30 * 24 * 3600;

const isReserved = ({ endedAt }: GameSession, now: Instant): boolean =>
  endedAt === undefined || now < plusSeconds(endedAt, TOKEN_RESERVED_SECONDS);

function repeated(earlier: GameSession, request: CreationRequest, token: string): GameSession {
  if (earlier.creationRequest !== undefined && isSameRequest(earlier.creationRequest, request))
    return earlier;
  throw idempotentParameterMismatch(
    `IdempotencyToken ${token} was used with other parameters for game session ${earlier.gameSessionId}.`,
  );
}

function checkCreator(turn: Turn, scope: Scope, fleet: Fleet, creatorId: string | undefined): void {
  const limit = creationLimitOf(fleet);
  if (creatorId === undefined) {
    if (limit.isPolicy) {
      throw invalidRequest(
        `CreatorId is required: fleet ${fleet.fleetId} has a ResourceCreationLimitPolicy.`,
      );
    }
    return;
  }
  const newest = turn
    .tables(scope)
    .gameSessions.before("creator", `${fleet.fleetId}/${creatorId}`, Number.POSITIVE_INFINITY, limit.count);
  if (
    isUsedUp(
      limit,
      newest.map((gameSession) => gameSession.createdAt),
      turn.now,
    )
  ) {
    throw limitExceeded(
      `Creator ${creatorId} has made ${limit.count} game sessions on fleet ${fleet.fleetId} within ${limit.periodSeconds} seconds, which is the limit.`,
    );
  }
}
