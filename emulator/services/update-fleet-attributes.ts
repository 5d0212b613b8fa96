import { invalidFleetStatus, invalidRequest } from "../domain/api-error.ts";
import type { Fleet } from "../domain/fleet.ts";
import { givenMembers } from "../domain/given-members.ts";
import type { Scope } from "../domain/scope.ts";
import { fleetByIdOrArn } from "./find.ts";
import { logFleetEvent } from "./fleet-events.ts";
import type { Turn } from "./turn.ts";

/** What UpdateFleetAttributes may change; undefined leaves it as it is. */
export interface FleetUpdate {
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly newGameSessionProtectionPolicy: Fleet["newGameSessionProtectionPolicy"] | undefined;
  readonly creationLimit:
    | { readonly sessions: number | undefined; readonly minutes: number | undefined }
    | undefined;
  readonly metricGroups: readonly string[] | undefined;
  readonly anywhereCost: string | undefined;
}

/**
 * Changes what can be changed of a fleet. Game sessions that exist keep their protection.
 *
 * **Documented**: the members; FLEET_NEW_GAME_SESSION_PROTECTION_POLICY_UPDATED tells the old and the new policy.
 * **Assumed**: a fleet that is being deleted is an InvalidFleetStatusException; a cost belongs to Anywhere fleets only;
 * half of a ResourceCreationLimitPolicy says nothing and is refused.
 *
 * @throws ApiError NotFoundException, InvalidFleetStatusException, InvalidRequestException.
 */
export function updateFleetAttributes(
  turn: Turn,
  scope: Scope,
  fleetIdOrArn: string,
  update: FleetUpdate,
): Fleet {
  const fleet = fleetByIdOrArn(turn, scope, fleetIdOrArn);
  const { fleetId, newGameSessionProtectionPolicy: before } = fleet;
  if (fleet.status === "DELETING") {
    throw invalidFleetStatus(`Fleet ${fleetId} is DELETING and cannot be updated.`);
  }
  if (update.anywhereCost !== undefined && fleet.computeType !== "ANYWHERE") {
    throw invalidRequest("AnywhereConfiguration cannot be given for a fleet with ComputeType EC2.");
  }
  const { creationLimit, ...members } = update;
  if (creationLimit !== undefined && (creationLimit.sessions ?? creationLimit.minutes) === undefined) {
    throw invalidRequest("ResourceCreationLimitPolicy is empty.");
  }
  if ((creationLimit?.sessions === undefined) !== (creationLimit?.minutes === undefined)) {
    throw invalidRequest(
      "ResourceCreationLimitPolicy needs both NewGameSessionsPerCreator and PolicyPeriodInMinutes.",
    );
  }
  const updated = turn.tables(scope).fleets.put({
    ...fleet,
    ...givenMembers({
      ...members,
      newGameSessionsPerCreator: creationLimit?.sessions,
      policyPeriodInMinutes: creationLimit?.minutes,
    }),
  });
  const after = updated.newGameSessionProtectionPolicy;
  if (after !== before) {
    logFleetEvent(
      turn,
      scope,
      fleetId,
      "FLEET_NEW_GAME_SESSION_PROTECTION_POLICY_UPDATED",
      `NewGameSessionProtectionPolicy of fleet ${fleetId} was ${before} and is ${after}.`,
    );
  }
  return updated;
}
