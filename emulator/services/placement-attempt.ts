import { gameSessionArn } from "../domain/arn.ts";
import type { Candidate } from "../domain/choose-destination.ts";
import type { Fleet } from "../domain/fleet.ts";
import { attemptIdString, type PassedOver, type Placement } from "../domain/placement.ts";
import type { Scope } from "../domain/scope.ts";
import type { ServerProcess } from "../domain/server-process.ts";
import { beginGameSession } from "./game-sessions.ts";
import { scopeOf } from "./placement-candidates.ts";
import type { Turn } from "./turn.ts";

/** Where an attempt is made. */
export interface AttemptPlace {
  readonly candidate: Candidate;
  readonly fleet: Fleet;
  readonly process: ServerProcess;
  /** Why this one, and what came before it in the order, in words. */
  readonly rank: string;
  readonly passedOver: readonly PassedOver[];
}

/** Begins a game session for a placement, in the account and Region of the fleet. @param scope the queue's. */
export function beginAttempt(turn: Turn, scope: Scope, placement: Placement, place: AttemptPlace): void {
  const { candidate, fleet, process } = place;
  const fleetScope = scopeOf(scope, candidate);
  const attempt = placement.attemptCount + 1;
  const idString = unusedIdString(turn, scope, placement.placementId, attempt);
  const gameSession = beginGameSession(turn, fleetScope, fleet, process, {
    gameSessionId: gameSessionArn(fleetScope, fleet.fleetId, process.location, idString),
    maximumPlayerSessionCount: placement.maximumPlayerSessionCount,
    name: placement.gameSessionName,
    gameSessionData: placement.gameSessionData,
    gameProperties: placement.gameProperties,
    placementId: placement.placementId,
    placementRegion: fleetScope === scope ? undefined : scope.region,
  });
  turn.tables(scope).placements.put({
    ...placement,
    attemptCount: attempt,
    attemptGameSessionId: gameSession.gameSessionId,
    placed: {
      gameSessionId: gameSession.gameSessionId,
      region: shownRegion(turn, fleetScope, gameSession.location),
      ipAddress: gameSession.ipAddress,
      ...(gameSession.dnsName === undefined ? {} : { dnsName: gameSession.dnsName }),
      port: gameSession.port,
    },
  });
  turn.note({
    kind: "attempt",
    what: "game session started",
    subjectId: placement.placementId,
    details: {
      attempt,
      gameSessionId: gameSession.gameSessionId,
      processId: process.processId,
      fleetId: fleet.fleetId,
      location: process.location,
      rank: place.rank,
      passedOver: place.passedOver,
    },
  });
}

function shownRegion(turn: Turn, fleetScope: Scope, location: string): string {
  const isCustom = location.startsWith("custom-");
  return isCustom && turn.options.customLocationRegion === "home-region" ? fleetScope.region : location;
}

/** Another placement may be called what the second attempt of this one would be: no two game sessions share a name. */
function unusedIdString(turn: Turn, scope: Scope, placementId: string, attempt: number): string {
  const regions = turn.scopes().filter(({ account }) => account === scope.account);
  let number = attempt;
  const isUsed = () =>
    regions.some(
      (one) => turn.tables(one).gameSessions.count("idString", attemptIdString(placementId, number)) > 0,
    );
  while (isUsed()) number += 1;
  return attemptIdString(placementId, number);
}
