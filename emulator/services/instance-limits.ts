import { placeKey } from "../domain/location-usage.ts";
import type { Scope } from "../domain/scope.ts";
import type { Turn } from "./turn.ts";

/** **Documented**: the instances of each type in a location, of all fleets whose home is this Region. */
export function instancesInUse(turn: Turn, scope: Scope, location: string): ReadonlyMap<string, number> {
  const { fleets, instances } = turn.tables(scope);
  const counts = new Map<string, number>();
  for (const { fleetId, instanceType } of fleets.in("managed", "all")) {
    if (instanceType === undefined) continue;
    const count = instances.count("place", placeKey(fleetId, location));
    counts.set(instanceType, (counts.get(instanceType) ?? 0) + count);
  }
  return counts;
}
