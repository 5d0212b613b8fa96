/** In which places the reference model tries a placement, and in which order. */
import { costOfFleet, locationsOfFleet, type ModelPlacement, type ModelWorld } from "./model-world.ts";

export interface Place {
  readonly fleet: "a" | "b";
  readonly location: string;
}

/** The places a placement may go to now, the best first. */
export function placesFor(world: ModelWorld, placement: ModelPlacement): readonly Place[] {
  const { queue } = world;
  const places: (Place & { readonly destination: number })[] = [];
  queue.destinations.forEach((named, destination) => {
    const fleet = named === "alias" ? world.alias : named;
    if (fleet === "terminal") return;
    for (const location of locationsOfFleet[fleet])
      if (!places.some((known) => known.fleet === fleet && known.location === location))
        places.push({ fleet, location, destination });
  });
  const override = placement.isOverrideOver ? undefined : placement.override;
  const cap = capInForce(world, placement);
  const allowed = places.filter(({ location }) => {
    if (queue.allowedLocations !== undefined && !queue.allowedLocations.includes(location)) return false;
    if (override !== undefined && !override.locations.includes(location)) return false;
    return cap === undefined || (placement.latencies[location] ?? 0) <= cap;
  });
  const listed = (list: readonly string[], location: string) =>
    list.includes(location) ? list.indexOf(location) : list.length;
  const hasLatencies = Object.keys(placement.latencies).length > 0;
  const latency = ({ location }: Place) => placement.latencies[location] ?? 1_000_000;
  const cost = ({ fleet }: Place) => costOfFleet[fleet];
  return allowed.sort((one, other) => {
    const byLatency = hasLatencies ? latency(one) - latency(other) : 0;
    const byCost = cost(one) - cost(other);
    const byDestination = one.destination - other.destination;
    const byName = one.location < other.location ? -1 : one.location > other.location ? 1 : 0;
    const byList = (list: readonly string[]) => listed(list, one.location) - listed(list, other.location);
    if (override !== undefined) return byList(override.locations) || byDestination;
    if (queue.locationOrder !== undefined)
      return byList(queue.locationOrder) || byName || byLatency || byCost || byDestination;
    if (hasLatencies) return byLatency || byCost || byDestination || byName;
    return byDestination || byName;
  });
}

/** When the latency policies of a placement end, one after the other. */
export function policyEnds(world: ModelWorld, placement: ModelPlacement): readonly number[] {
  const ends: number[] = [];
  let from = placement.startedAtMs;
  for (const { durationMs } of sortedPolicies(world)) {
    if (durationMs === undefined) break;
    from += durationMs;
    ends.push(from);
  }
  return ends;
}

function capInForce(world: ModelWorld, placement: ModelPlacement): number | undefined {
  let from = placement.startedAtMs;
  for (const { cap, durationMs } of sortedPolicies(world)) {
    if (durationMs === undefined || world.nowMs < from + durationMs) return cap;
    from += durationMs;
  }
  return undefined;
}

const sortedPolicies = ({ queue }: ModelWorld) => queue.policies.toSorted((a, b) => a.cap - b.cap);
