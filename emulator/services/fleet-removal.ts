import { invalidRequest } from "../domain/api-error.ts";
import { type Fleet, withFleetStatus, withLocationStatus } from "../domain/fleet.ts";
import { fleetLocation } from "../domain/fleet-location.ts";
import type { Scope } from "../domain/scope.ts";
import { fleetByIdOrArn } from "./find.ts";
import { logFleetEvent } from "./fleet-events.ts";
import { locationSubject } from "./fleet-set-up.ts";
import { forgetMachines } from "./forget-machines.ts";
import { endInstances } from "./instances.ts";
import { setFleetRemoval } from "./leaving.ts";
import { shutDownLocation } from "./shut-down.ts";
import { deleteTags } from "./tags.ts";
import type { Turn } from "./turn.ts";

/**
 * Begins to take a fleet away: it is DELETING until its last server process has ended, and gone one step later.
 *
 * **Observed** (Terraform's provider): the text for a status that does not allow it. **Assumed**: ACTIVE and ERROR are the
 * ones that do.
 *
 * @throws ApiError NotFoundException, InvalidRequestException.
 */
export function deleteFleet(turn: Turn, scope: Scope, fleetIdOrArn: string): void {
  const fleet = fleetByIdOrArn(turn, scope, fleetIdOrArn);
  const { fleetId, status } = fleet;
  if (status !== "ACTIVE" && status !== "ERROR") {
    throw invalidRequest(`Cannot delete fleet ${fleetId} that is in status of ${status}.`);
  }
  turn.tables(scope).fleets.put(withFleetStatus(fleet, "DELETING"));
  for (const { location } of fleet.locations) {
    turn.cancelTimer(scope, "location-set-up", locationSubject(fleetId, location));
    turn.cancelTimer(scope, "location-removal", locationSubject(fleetId, location));
    // At once: a slot of a machine that goes must not be given to a process that would come too late.
    endInstances(turn, scope, fleetId, location, "its fleet is deleted");
    shutDownLocation(turn, scope, fleetId, location, "its fleet is deleted");
  }
  turn.cancelTimer(scope, "port-settings-update", fleetId);
  setFleetRemoval(turn, scope, fleetId);
}

/**
 * The rule of a fleet's removal. Nothing of it is found afterwards but its game sessions and its events; aliases and
 * queues that name it stay as they are.
 *
 * **Documented**: DELETING, TERMINATED, FLEET_DELETED in that order. The model says elsewhere that the event tells of the
 * request; what the operation's own text says is taken.
 */
export function fleetRemovalDue(turn: Turn, scope: Scope, fleetId: string): void {
  const { fleets } = turn.tables(scope);
  const fleet = fleets.get(fleetId);
  if (fleet?.status !== "DELETING") return;
  const living = fleet.locations.filter(({ location }) =>
    shutDownLocation(turn, scope, fleetId, location, "its fleet is deleted"),
  );
  // The end of the last of them brings this rule about again.
  if (living.length > 0) return;
  for (const { location } of fleet.locations) forgetMachines(turn, scope, fleetId, location);
  fleets.put(withFleetStatus(fleet, "TERMINATED"));
  logFleetEvent(turn, scope, fleetId, "FLEET_DELETED", `Fleet ${fleetId} was deleted.`);
  fleets.delete(fleetId);
  deleteTags(turn, scope, fleet.fleetArn);
}

/** The rule of a location's removal from its fleet. @param subject as locationSubject made it. */
export function locationRemovalDue(turn: Turn, scope: Scope, subject: string): void {
  const { fleets } = turn.tables(scope);
  const [fleetId = "", location = ""] = subject.split("/");
  const fleet = fleets.get(fleetId);
  if (fleet === undefined || fleetLocation(fleet, location)?.status !== "DELETING") return;
  if (shutDownLocation(turn, scope, fleetId, location, "its location is taken from the fleet")) return;
  forgetMachines(turn, scope, fleetId, location);
  fleets.put(without(withLocationStatus(fleet, location, "TERMINATED"), location));
  logFleetEvent(
    turn,
    scope,
    fleetId,
    "LOCATION_STATE_DELETED",
    `Location ${location} of fleet ${fleetId} is TERMINATED.`,
  );
}

const without = (fleet: Fleet, name: string): Fleet => ({
  ...fleet,
  locations: fleet.locations.filter(({ location }) => location !== name),
});
