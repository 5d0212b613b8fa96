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
    if (fallbackStrategy === "NONE") return { key: `only ${onlyLocations.join(",")}`, onlyLocations };
    if (isOverridePassed) return undefined;
    return { key: `first ${onlyLocations.join(",")}`, onlyLocations, isFirstPass: true };
  }
  if (maximumLatencyMilliseconds === undefined) return undefined;
  const above = reportsAbove(playerLatencies, maximumLatencyMilliseconds);
  const forbiddenLocations = [...new Set(above.map(({ regionIdentifier }) => regionIdentifier))].sort();
  if (forbiddenLocations.length === 0) return undefined;
  return { key: `not ${forbiddenLocations.join(",")}`, forbiddenLocations };
}

export const isInReach = (reach: PlacementReach | undefined, location: string): boolean =>
  reach?.forbiddenLocations?.includes(location) !== true &&
  reach?.onlyLocations?.includes(location) !== false;
