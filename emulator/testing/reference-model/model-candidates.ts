/** In which places the reference model tries a placement, and in which order. */
import { type FleetName, fleets } from "./given-world.ts";
import {
  type ModelPlacement,
  type ModelQueue,
  type ModelWorld,
  type PriorityKey,
  queueNamed,
  type Report,
} from "./model-world.ts";

export interface Place {
  readonly fleet: FleetName;
  readonly location: string;
}
type Candidate = Place & { readonly destination: number };

const defaultKeys: readonly PriorityKey[] = ["LATENCY", "COST", "DESTINATION", "LOCATION"];

/** The places a placement may go to now, the best first. */
export function placesFor(world: ModelWorld, placement: ModelPlacement): readonly Place[] {
  const queue = queueNamed(world, placement.queue);
  const override = placement.isOverrideOver ? undefined : placement.override;
  const cap = capInForce(world, queue, placement);
  const isForbidden = (location: string) =>
    (queue.allowedLocations !== undefined && !queue.allowedLocations.includes(location)) ||
    (override !== undefined && !override.locations.includes(location)) ||
    (cap !== undefined &&
      placement.reports.some((report) => report.location === location && report.milliseconds > cap));
  const keys = keysOf(queue, placement);
  return candidatesOf(world, queue)
    .filter(({ location }) => !isForbidden(location))
    .sort((one, other) => {
      for (const key of keys) {
        const difference = compare(
          key,
          one,
          other,
          placement,
          override?.locations ?? queue.priority?.locations,
        );
        if (difference !== 0) return difference;
      }
      return 0;
    });
}

/** A fleet that several destinations lead to stands where the first of them does. */
function candidatesOf(world: ModelWorld, queue: ModelQueue): Candidate[] {
  const found: Candidate[] = [];
  for (const [destination, named] of queue.destinations.entries()) {
    const fleet = named === "alias" ? world.alias : named;
    if (fleet === "terminal") continue;
    for (const location of fleets[fleet].locations)
      if (!found.some((known) => known.fleet === fleet && known.location === location))
        found.push({ fleet, location, destination });
  }
  return found;
}

function keysOf(queue: ModelQueue, placement: ModelPlacement): readonly PriorityKey[] {
  if (placement.override !== undefined && !placement.isOverrideOver) return ["LOCATION", "DESTINATION"];
  if (queue.priority !== undefined) return [...new Set([...queue.priority.keys, ...defaultKeys])];
  return placement.reports.length > 0 ? defaultKeys : ["DESTINATION", "LOCATION"];
}

function compare(
  key: PriorityKey,
  one: Candidate,
  other: Candidate,
  { reports }: ModelPlacement,
  listed: readonly string[] = [],
): number {
  const position = ({ location }: Candidate) =>
    listed.includes(location) ? listed.indexOf(location) : listed.length;
  switch (key) {
    case "LATENCY":
      return reports.length === 0 ? 0 : mean(reports, one.location) - mean(reports, other.location);
    case "COST":
      return fleets[one.fleet].cost - fleets[other.fleet].cost;
    case "DESTINATION":
      return one.destination - other.destination;
    case "LOCATION":
      return (
        position(one) - position(other) ||
        (one.location < other.location ? -1 : 1) * Number(one.location !== other.location)
      );
  }
}

/** Over all players who reported the location; one that nobody reported comes after all others. */
function mean(reports: readonly Report[], location: string): number {
  const there = reports.filter((report) => report.location === location);
  if (there.length === 0) return 1_000_000;
  return there.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / there.length;
}

/** When the latency policies of a placement end, one after the other. */
export function policyEnds(world: ModelWorld, placement: ModelPlacement): readonly number[] {
  const ends: number[] = [];
  let from = placement.startedAtMs;
  for (const { durationMs } of sortedPolicies(queueNamed(world, placement.queue))) {
    if (durationMs === undefined) break;
    from += durationMs;
    ends.push(from);
  }
  return ends;
}

function capInForce(world: ModelWorld, queue: ModelQueue, placement: ModelPlacement): number | undefined {
  let from = placement.startedAtMs;
  for (const { cap, durationMs } of sortedPolicies(queue)) {
    if (durationMs === undefined || world.nowMs < from + durationMs) return cap;
    from += durationMs;
  }
  return undefined;
}

const sortedPolicies = ({ policies }: ModelQueue) => policies.toSorted((a, b) => a.cap - b.cap);
