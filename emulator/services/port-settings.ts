import { invalidFleetStatus, invalidRequest, notFound } from "../domain/api-error.ts";
import type { Fleet } from "../domain/fleet.ts";
import { type FleetLocation, fleetLocation } from "../domain/fleet-location.ts";
import {
  flawOfInboundPermissions,
  type InboundPermission,
  updatedInboundPermissions,
} from "../domain/inbound-permission.ts";
import { plusSeconds } from "../domain/instant.ts";
import type { Scope } from "../domain/scope.ts";
import { fleetByIdOrArn } from "./find.ts";
import type { Turn } from "./turn.ts";

/**
 * Opens and closes ports of a fleet's instances.
 *
 * **Documented**: it takes time until all locations have them. **Assumed**: one step of the fleet's pace; a fleet that is
 * being deleted is an InvalidFleetStatusException; one on machines of the user's own is an InvalidRequestException.
 *
 * @throws ApiError NotFoundException, InvalidRequestException, InvalidFleetStatusException, LimitExceededException.
 */
export function updatePortSettings(
  turn: Turn,
  scope: Scope,
  fleetIdOrArn: string,
  authorizations: readonly InboundPermission[],
  revocations: readonly InboundPermission[],
): Fleet {
  const fleet = managedFleet(turn, scope, fleetIdOrArn);
  if (fleet.status === "DELETING") {
    throw invalidFleetStatus(`Fleet ${fleet.fleetId} is DELETING; its ports cannot be changed.`);
  }
  const flaw = flawOfInboundPermissions(
    "InboundPermissionAuthorizations",
    authorizations,
    fleet.operatingSystem,
  );
  if (flaw !== undefined) throw flaw;
  turn.setTimer({
    scope,
    purpose: "port-settings-update",
    subjectId: fleet.fleetId,
    dueAt: plusSeconds(turn.now, turn.options.fleetStepSeconds),
  });
  return turn.tables(scope).fleets.put({
    ...fleet,
    inboundPermissions: updatedInboundPermissions(fleet.inboundPermissions, authorizations, revocations),
    locations: fleet.locations.map((location) => ({ ...location, portSettingsStatus: "PENDING_UPDATE" })),
  });
}

/** The rule for the arrival of port settings in every location. */
export function portSettingsArrived(turn: Turn, scope: Scope, fleetId: string): void {
  const { fleets } = turn.tables(scope);
  const fleet = fleets.get(fleetId);
  if (fleet === undefined) return;
  const locations = fleet.locations.map(({ portSettingsStatus: _arrived, ...location }) => location);
  fleets.put({ ...fleet, locations });
}

/**
 * The fleet whose ports are asked for, and the location, where one is named.
 *
 * @throws ApiError NotFoundException, InvalidRequestException for an Anywhere fleet.
 */
export function portSettingsOf(
  turn: Turn,
  scope: Scope,
  fleetIdOrArn: string,
  locationName: string | undefined,
): { readonly fleet: Fleet; readonly location: FleetLocation | undefined } {
  const fleet = managedFleet(turn, scope, fleetIdOrArn);
  if (locationName === undefined) return { fleet, location: undefined };
  const location = fleetLocation(fleet, locationName);
  if (location === undefined) throw notFound(`Fleet ${fleet.fleetId} has no location ${locationName}.`);
  return { fleet, location };
}

function managedFleet(turn: Turn, scope: Scope, fleetIdOrArn: string): Fleet {
  const fleet = fleetByIdOrArn(turn, scope, fleetIdOrArn);
  if (fleet.computeType === "EC2") return fleet;
  throw invalidRequest(`Fleet ${fleet.fleetId} is an Anywhere fleet, whose machines open ports themselves.`);
}
