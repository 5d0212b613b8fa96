import { invalidFleetStatus, invalidRequest, limitExceeded, notFound } from "../domain/api-error.ts";
import { type CapacityRequest, flawOfCapacity, requestedCapacity } from "../domain/capacity-request.ts";
import type { Fleet } from "../domain/fleet.ts";
import {
  type FleetLocation,
  fleetLocation,
  type InstanceCounts,
  locationNames,
} from "../domain/fleet-location.ts";
import { givenMembers } from "../domain/given-members.ts";
import { type InstanceFiller, instancesToEnd } from "../domain/instance.ts";
import { fleetIdOfPlace, placeKey } from "../domain/location-usage.ts";
import type { Scope } from "../domain/scope.ts";
import { fleetByIdOrArn } from "./find.ts";
import { logFleetEvent } from "./fleet-events.ts";
import { instancesInUse } from "./instance-limits.ts";
import { addInstance, endInstance, endInstances, hostsProtectedGameSession } from "./instances.ts";
import type { Turn } from "./turn.ts";

/** A place of a managed fleet, whose instances the fleet keeps. */
export interface ManagedPlace {
  readonly fleet: Fleet;
  readonly place: FleetLocation;
  readonly instances: InstanceCounts;
}

/**
 * The location of a managed fleet that a caller means: the one named, or the fleet's home Region.
 *
 * **Assumed**: a location that the fleet does not have is a NotFoundException, as with game sessions.
 *
 * @throws ApiError NotFoundException; InvalidRequestException for an Anywhere fleet, which has no instances.
 */
export function managedPlace(
  turn: Turn,
  scope: Scope,
  fleetIdOrArn: string,
  location: string | undefined,
): ManagedPlace {
  const fleet = fleetByIdOrArn(turn, scope, fleetIdOrArn);
  if (fleet.computeType !== "EC2") {
    throw invalidRequest(`Fleet ${fleet.fleetId} is an Anywhere fleet: it has no instances of its own.`);
  }
  const place = fleetLocation(fleet, location ?? scope.region);
  if (place?.instances === undefined) {
    throw notFound(
      `Fleet ${fleet.fleetId} has no location ${location ?? scope.region}; it has ${locationNames(fleet).join(", ")}.`,
    );
  }
  return { fleet, place, instances: place.instances };
}

/**
 * UpdateFleetCapacity: settles how many instances a location has, and adds or ends them.
 *
 * **Documented**: status, limit, and that the change begins at once. **Assumed**: what is not given stays as it is, and
 * minimum ≤ desired ≤ maximum has to hold afterwards; SCALE_TO_AND_FROM_ZERO is kept and not acted upon.
 *
 * @throws ApiError NotFoundException, InvalidRequestException, InvalidFleetStatusException, LimitExceededException.
 */
export function updateFleetCapacity(
  turn: Turn,
  scope: Scope,
  fleetIdOrArn: string,
  location: string | undefined,
  request: CapacityRequest,
): ManagedPlace {
  const found = managedPlace(turn, scope, fleetIdOrArn, location);
  const { fleet, place } = found;
  const status = location === undefined ? fleet.status : place.status;
  if (status !== "ACTIVE") {
    const what =
      location === undefined ? `Fleet ${fleet.fleetId}` : `Location ${location} of ${fleet.fleetId}`;
    throw invalidFleetStatus(`${what} is ${status}, not ACTIVE.`);
  }
  const present = { instances: found.instances, managedCapacity: place.managedCapacity };
  const capacity = requestedCapacity(present, request);
  const flaw = flawOfCapacity(capacity, request);
  if (flaw !== undefined) throw invalidRequest(flaw);
  const { instances } = capacity;
  checkLimit(turn, scope, found, instances.desired);
  const updated = putPlace(turn, scope, fleet, { ...place, ...givenMembers(capacity), instances });
  tellCapacity(turn, scope, updated, place.location, instances, "UpdateFleetCapacity");
  if (instances.desired > found.instances.desired) handOver(turn, scope, updated, place.location);
  bringToDesired(turn, scope, updated, place.location, "hosts");
  return managedPlace(turn, scope, fleet.fleetId, place.location);
}

/** **Documented**: LimitExceeded for a desired number above the type's limit in that location, all fleets together. */
function checkLimit(
  turn: Turn,
  scope: Scope,
  { fleet, place, instances }: ManagedPlace,
  desired: number,
): void {
  if (desired <= instances.desired || fleet.instanceType === undefined) return;
  const limit = turn.options.instanceLimit;
  const inUse = instancesInUse(turn, scope, place.location).get(fleet.instanceType) ?? 0;
  const own = turn.tables(scope).instances.count("place", placeKey(fleet.fleetId, place.location));
  const others = inUse - own;
  if (others + desired <= limit) return;
  throw limitExceeded(
    `${desired} instances of ${fleet.instanceType} in ${place.location}, and ${others} of other fleets, are more than the limit of ${limit}.`,
  );
}

/**
 * Whoever asks for more capacity through the API wants processes in all of it: from now on hosts fill also what was
 * waiting for the bench's commands.
 */
function handOver(turn: Turn, scope: Scope, { fleetId }: Fleet, location: string): void {
  const { instances } = turn.tables(scope);
  for (const instance of instances.in("place", placeKey(fleetId, location))) {
    if (instance.filledBy === "commands") instances.put({ ...instance, filledBy: "hosts" });
  }
}

/** Raises what is desired by one instance that is there already. */
export function growCapacity(turn: Turn, scope: Scope, fleet: Fleet, location: string): void {
  const place = fleetLocation(fleet, location);
  if (place?.instances === undefined) return;
  const desired = place.instances.desired + 1;
  const instances = { ...place.instances, desired, maximum: Math.max(desired, place.instances.maximum) };
  const updated = putPlace(turn, scope, fleet, { ...place, instances });
  tellCapacity(turn, scope, updated, location, instances, "a process was started by the bench");
}

export function putPlace(turn: Turn, scope: Scope, fleet: Fleet, changed: FleetLocation): Fleet {
  const locations = fleet.locations.map((place) => (place.location === changed.location ? changed : place));
  return turn.tables(scope).fleets.put({ ...fleet, locations });
}

/** **Documented**: the event, whose message holds the new settings. */
function tellCapacity(
  turn: Turn,
  scope: Scope,
  { fleetId }: Fleet,
  location: string,
  { desired, minimum, maximum }: InstanceCounts,
  why: string,
): void {
  const settings = `desired ${desired}, minimum ${minimum}, maximum ${maximum}`;
  logFleetEvent(
    turn,
    scope,
    fleetId,
    "FLEET_SCALING_EVENT",
    `Capacity in ${location}: ${settings} (${why}).`,
  );
}

/** The rule of a location's capacity: as many instances as are desired, and none where the fleet leaves. */
export function fitCapacity(turn: Turn, scope: Scope, key: string): void {
  const fleetId = fleetIdOfPlace(key);
  const location = key.slice(fleetId.length + 1);
  const fleet = turn.tables(scope).fleets.get(fleetId);
  const place = fleet === undefined ? undefined : fleetLocation(fleet, location);
  if (fleet === undefined || place === undefined || isLeaving(fleet) || isLeaving(place)) {
    endInstances(turn, scope, fleetId, location, "its fleet leaves the location");
  } else if (place.status === "ACTIVE") bringToDesired(turn, scope, fleet, location, "commands");
}

const isLeaving = ({ status }: Pick<FleetLocation, "status">): boolean =>
  status === "DELETING" || status === "TERMINATED";

/** @param filledBy who fills the instances that are added. */
export function bringToDesired(
  turn: Turn,
  scope: Scope,
  fleet: Fleet,
  location: string,
  filledBy: InstanceFiller,
): void {
  const { instances } = turn.tables(scope);
  const desired = fleetLocation(fleet, location)?.instances?.desired;
  if (desired === undefined) return;
  const serving = instances.in("serving", placeKey(fleet.fleetId, location));
  for (let count = serving.length; count < desired; count += 1) {
    const filler = fleet.launchedFrom === undefined ? filledBy : "launcher";
    addInstance(turn, scope, fleet, location, { filledBy: filler, startsAtOnce: false });
  }
  const isProtected = (instance: (typeof serving)[number]) =>
    hostsProtectedGameSession(turn, scope, instance);
  for (const instance of instancesToEnd(serving, serving.length - desired, isProtected)) {
    endInstance(turn, scope, instance, "its fleet was scaled down");
  }
}
