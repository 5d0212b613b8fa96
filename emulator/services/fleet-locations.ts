import {
  conflict,
  invalidFleetStatus,
  invalidRequest,
  limitExceeded,
  notFound,
} from "../domain/api-error.ts";
import { isAwsLocation } from "../domain/aws-locations.ts";
import { type Fleet, withLocationStatus } from "../domain/fleet.ts";
import {
  DEFAULT_INSTANCE_COUNTS,
  type FleetLocation,
  fleetLocation,
  isCustomLocation,
  LOCATIONS_PER_FLEET_LIMIT,
  locationNames,
} from "../domain/fleet-location.ts";
import type { Scope } from "../domain/scope.ts";
import { fleetByIdOrArn } from "./find.ts";
import { beginLocationSetUp, locationSubject, logLocationState } from "./fleet-set-up.ts";
import { endInstances } from "./instances.ts";
import { setLocationRemoval } from "./leaving.ts";
import { shutDownLocation } from "./shut-down.ts";
import type { Turn } from "./turn.ts";

/** A fleet after a change to its locations, with those that the caller named as they are now. */
export interface ChangedLocations {
  readonly fleet: Fleet;
  readonly locations: readonly FleetLocation[];
}

/**
 * Adds places to a fleet. Those of a managed fleet are NEW and set themselves up; custom locations are ACTIVE at once, as
 * they are when an Anywhere fleet is made.
 *
 * **Assumed**: the fleet has to be ACTIVE; a place that it has is a ConflictException.
 *
 * @throws ApiError NotFoundException, InvalidFleetStatusException, InvalidRequestException, ConflictException,
 *   LimitExceededException.
 */
export function createFleetLocations(
  turn: Turn,
  scope: Scope,
  fleetIdOrArn: string,
  names: readonly string[],
): ChangedLocations {
  const fleet = fleetByIdOrArn(turn, scope, fleetIdOrArn);
  const { fleetId } = fleet;
  if (fleet.status !== "ACTIVE") throw invalidFleetStatus(`Fleet ${fleetId} is ${fleet.status}, not ACTIVE.`);
  if (new Set(names).size < names.length) throw invalidRequest("Locations names a location more than once.");
  checkPlaces(turn, scope, fleet.computeType, names);
  const present = names.find((name) => fleetLocation(fleet, name) !== undefined);
  if (present !== undefined) throw conflict(`Fleet ${fleetId} has location ${present} already.`);
  const count = fleet.locations.length + names.length;
  if (count > LOCATIONS_PER_FLEET_LIMIT) {
    throw limitExceeded(
      `Fleet ${fleetId} would have ${count} locations; at most ${LOCATIONS_PER_FLEET_LIMIT} are allowed.`,
    );
  }
  const isAnywhere = fleet.computeType === "ANYWHERE";
  const locations = names.map(
    (location): FleetLocation =>
      isAnywhere
        ? { location, status: "ACTIVE" }
        : { location, status: "NEW", instances: DEFAULT_INSTANCE_COUNTS },
  );
  const changed = turn.tables(scope).fleets.put({ ...fleet, locations: [...fleet.locations, ...locations] });
  for (const name of names) {
    if (isAnywhere) logLocationState(turn, scope, fleetId, name, "ACTIVE");
    else beginLocationSetUp(turn, scope, fleetId, name);
  }
  return { fleet: changed, locations };
}

/**
 * Refuses places where this kind of fleet cannot be.
 *
 * **Documented**: Regions and Local Zones for managed fleets, custom locations for Anywhere fleets. **Assumed**: the home
 * Region is right, whatever its name; any other that the guide does not list is refused, as a misspelt one would be.
 *
 * @throws ApiError InvalidRequestException; NotFoundException for a custom location that does not exist.
 */
export function checkPlaces(
  turn: Turn,
  scope: Scope,
  computeType: Fleet["computeType"],
  names: readonly string[],
): void {
  for (const name of names) {
    if (computeType === "EC2") {
      if (isCustomLocation(name)) {
        throw invalidRequest(
          `${name} is a custom location; a fleet with ComputeType EC2 takes Regions and Local Zones only.`,
        );
      }
      if (name === scope.region || isAwsLocation(name)) continue;
      throw invalidRequest(`${name} is no Region or Local Zone that hosts game servers.`);
    }
    if (!isCustomLocation(name)) {
      throw invalidRequest(
        `${name} is no custom location; a fleet with ComputeType ANYWHERE takes custom locations only.`,
      );
    }
    if (turn.tables(scope).locations.get(name) === undefined) {
      throw notFound(`Location ${name} was not found; CreateLocation makes custom locations.`);
    }
  }
}

/**
 * Begins to take places from a fleet: each is DELETING until its last server process has ended, and gone one step later.
 *
 * **Documented**: DELETING; what runs there is shut down. **Assumed**: the home Region of a managed fleet stays; a place
 * that the fleet does not have is a NotFoundException; one that is DELETING already is answered as such.
 *
 * @throws ApiError NotFoundException, InvalidRequestException.
 */
export function deleteFleetLocations(
  turn: Turn,
  scope: Scope,
  fleetIdOrArn: string,
  names: readonly string[],
): ChangedLocations {
  const { fleets } = turn.tables(scope);
  const fleet = fleetByIdOrArn(turn, scope, fleetIdOrArn);
  const { fleetId } = fleet;
  const asked = new Set(names);
  for (const name of asked) {
    if (fleetLocation(fleet, name) === undefined) {
      throw notFound(`Fleet ${fleetId} has no location ${name}; it has ${locationNames(fleet).join(", ")}.`);
    }
    if (fleet.computeType === "EC2" && name === fleet.locations[0]?.location) {
      throw invalidRequest(`${name} is the home Region of fleet ${fleetId} and cannot be taken from it.`);
    }
  }
  const leaving = [...asked].filter((name) => fleetLocation(fleet, name)?.status !== "DELETING");
  fleets.put(leaving.reduce((changed, name) => withLocationStatus(changed, name, "DELETING"), fleet));
  for (const name of leaving) {
    turn.cancelTimer(scope, "location-set-up", locationSubject(fleetId, name));
    logLocationState(turn, scope, fleetId, name, "DELETING");
    // As when its fleet is deleted: nothing is started any more where everything ends.
    endInstances(turn, scope, fleetId, name, "its location is taken from the fleet");
    shutDownLocation(turn, scope, fleetId, name, "its location is taken from the fleet");
    setLocationRemoval(turn, scope, fleetId, name);
  }
  const changed = fleets.get(fleetId) ?? fleet;
  return { fleet: changed, locations: [...asked].flatMap((name) => fleetLocation(changed, name) ?? []) };
}
