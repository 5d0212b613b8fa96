/**
 * Which locations a waiting placement may go to, besides what is the same for its whole queue. All that wait with one
 * reach find a server process or find none together: whoever looks at a queue need not look at each of them.
 */
import { reportsAbove } from "./latency-policy.ts";
import type { PlayerLatency } from "./placement.ts";
import type { PriorityOverride } from "./priority-configuration.ts";

export interface PlacementReach {
  /** Equal for equal reaches; never empty. */
  readonly key: string;
  /** Locations that the latency policy in force forbids; sorted. */
  readonly forbiddenLocations?: readonly string[];
  /** The locations of an override, in its order. */
  readonly onlyLocations?: readonly string[];
  /** Beside `onlyLocations`: when they are all tried, everything is open. */
  readonly isFirstPass?: true;
}

/** Undefined: everywhere. @param maximumLatencyMilliseconds the cap in force, if any. */
export function reachOf(
  placement: {
    readonly playerLatencies?: readonly PlayerLatency[];
    readonly priorityOverride?: PriorityOverride;
    readonly isOverridePassed?: true;
  },
  maximumLatencyMilliseconds: number | undefined,
): PlacementReach | undefined {
  const { playerLatencies = [], priorityOverride: override, isOverridePassed } = placement;
  if (override !== undefined) {
    const { locationOrder: onlyLocations, fallbackStrategy } = override;
    if (fallbackStrategy === "NONE") return { key: `only ${namesOf(onlyLocations)}`, onlyLocations };
    if (isOverridePassed) return undefined;
    return { key: `first ${namesOf(onlyLocations)}`, onlyLocations, isFirstPass: true };
  }
  if (maximumLatencyMilliseconds === undefined) return undefined;
  const above = reportsAbove(playerLatencies, maximumLatencyMilliseconds);
  const forbiddenLocations = [...new Set(above.map(({ regionIdentifier }) => regionIdentifier))].sort();
  if (forbiddenLocations.length === 0) return undefined;
  return { key: `not ${namesOf(forbiddenLocations)}`, forbiddenLocations };
}

/** A RegionIdentifier may be any text, commas included: quoted, other names never read alike. */
const namesOf = (locations: readonly string[]): string => JSON.stringify(locations);

export const isInReach = (reach: PlacementReach | undefined, location: string): boolean =>
  reach?.forbiddenLocations?.includes(location) !== true &&
  reach?.onlyLocations?.includes(location) !== false;
