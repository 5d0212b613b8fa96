import { type LocationUsage, NO_USAGE, placeKey } from "../domain/location-usage.ts";
import type { Scope } from "../domain/scope.ts";
import type { Turn } from "./turn.ts";

/** The figures of a fleet's location as they are now. */
export function usageOfPlace(turn: Turn, scope: Scope, fleetId: string, location: string): LocationUsage {
  const present = turn.tables(scope).locationUsages.get(placeKey(fleetId, location));
  return present ?? { ...NO_USAGE, fleetId, location };
}
