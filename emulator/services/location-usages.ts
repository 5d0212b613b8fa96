import {
  areSameUsage,
  NO_USAGE,
  placeKey,
  type UsageCounts,
  usageOf,
  withUsage,
} from "../domain/location-usage.ts";
import type { Scope } from "../domain/scope.ts";
import type { Change } from "../store/table.ts";
import type { Turn } from "./turn.ts";

/** A record that is counted, as far as this file is concerned. */
interface Counted {
  readonly fleetId: string;
  readonly location: string;
}

type CountedTable = keyof typeof usageOf;
const isCounted = (table: string): table is CountedTable => table in usageOf;

/** Keeps the figures of fleets and their locations up with what a turn has changed. */
export function keepUsages(turn: Turn, scope: Scope, changes: readonly Change[]): void {
  const { fleets, locationUsages } = turn.tables(scope);
  for (const { table, before, after } of changes) {
    if (table === "fleets" && after === undefined) forgetUsages(turn, scope, (before as Counted).fleetId);
    if (!isCounted(table)) continue;
    const counts = usageOf[table] as (record: object) => Partial<UsageCounts>;
    const was = before === undefined ? {} : counts(before);
    const is = after === undefined ? {} : counts(after);
    // Most changes, a heartbeat for example, are of nothing that is counted.
    if (areSameUsage(was, is)) continue;
    const { fleetId, location } = (after ?? before) as Counted;
    // The figures of a fleet go with it, whatever of it still ends afterwards.
    if (fleets.get(fleetId) === undefined) continue;
    const present = locationUsages.get(placeKey(fleetId, location)) ?? { ...NO_USAGE, fleetId, location };
    locationUsages.put(withUsage(present, was, is));
  }
}

function forgetUsages(turn: Turn, scope: Scope, fleetId: string): void {
  const { locationUsages } = turn.tables(scope);
  for (const usage of locationUsages.in("fleet", fleetId)) {
    locationUsages.delete(placeKey(usage.fleetId, usage.location));
  }
}
