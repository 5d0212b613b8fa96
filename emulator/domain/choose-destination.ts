/**
 * The order in which the places that a queue leads to are tried.
 *
 * **Documented** (PriorityConfiguration, API reference): the sort keys and their default order; locations without any
 * report of latency come after all with one, unlisted locations after the listed ones by name. **Assumed**: without
 * latencies and priorities the API reference is followed, DESTINATION and then the location's name, where a newer guide
 * page puts COST first; a fleet whose cost is unknown comes after all others.
 */
import type { PlayerLatency } from "./placement.ts";
import type { PriorityConfiguration, PriorityType } from "./priority-configuration.ts";

/** A fleet in one of its locations that a placement may use. */
export interface Candidate {
  /** The fleet's home Region. */
  readonly region: string;
  readonly fleetId: string;
  readonly location: string;
  /** Position of its destination in the queue's list. */
  readonly destinationIndex: number;
  /** Per hour; undefined when nobody knows. */
  readonly cost?: number;
}

/** Unique: fleet ids are, in all Regions. */
export const candidateKey = (candidate: Pick<Candidate, "fleetId" | "location">): string =>
  `${candidate.fleetId}/${candidate.location}`;

/** What one placement's order depends on. */
export interface Preference {
  readonly latencies: readonly PlayerLatency[];
  readonly priority: PriorityConfiguration | undefined;
  /** Does COST come before DESTINATION where neither latencies nor priorities say anything? */
  readonly isCostFirst: boolean;
  /** The locations of an override that is in force: they alone order, each with all destinations in their order. */
  readonly overrideLocations: readonly string[] | undefined;
}

const defaultOrder: readonly PriorityType[] = ["LATENCY", "COST", "DESTINATION", "LOCATION"];

/** The keys by which a placement's candidates are sorted, the strongest first. */
export function priorityOrderOf(preference: Preference): readonly PriorityType[] {
  const { latencies, priority, isCostFirst, overrideLocations } = preference;
  if (overrideLocations !== undefined) return ["LOCATION", "DESTINATION"];
  const order =
    priority !== undefined
      ? [...new Set([...(priority.priorityOrder ?? []), ...defaultOrder])]
      : latencies.length > 0 || isCostFirst
        ? defaultOrder
        : (["DESTINATION", "LOCATION"] as const);
  return latencies.length > 0 ? order : order.filter((key) => key !== "LATENCY");
}

export function rankCandidates(
  candidates: readonly Candidate[],
  preference: Preference,
): readonly Candidate[] {
  const order = priorityOrderOf(preference);
  const compare = comparisons(preference);
  return candidates.toSorted((a, b) => {
    for (const key of order) {
      const difference = compare[key](a, b);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

/** A candidate's value of each key, in words: why it came where it came. */
export function describeRank(candidate: Candidate, preference: Preference): string {
  const mean = meanLatencies(preference.latencies).get(candidate.location);
  const words: Readonly<Record<PriorityType, string>> = {
    LATENCY: `LATENCY ${mean === undefined ? "unknown" : `${Math.round(mean * 100) / 100} ms`}`,
    COST: `COST ${candidate.cost ?? "unknown"}`,
    DESTINATION: `DESTINATION ${candidate.destinationIndex + 1}`,
    LOCATION: `LOCATION ${candidate.location}`,
  };
  return priorityOrderOf(preference)
    .map((key) => words[key])
    .join(", ");
}

function comparisons({
  latencies,
  priority,
  overrideLocations,
}: Preference): Readonly<Record<PriorityType, (a: Candidate, b: Candidate) => number>> {
  const means = meanLatencies(latencies);
  const listed = new Map(
    (overrideLocations ?? priority?.locationOrder ?? []).map((name, index) => [name, index]),
  );
  return {
    LATENCY: (a, b) => compareNumbers(means.get(a.location), means.get(b.location)),
    COST: (a, b) => compareNumbers(a.cost, b.cost),
    DESTINATION: (a, b) => a.destinationIndex - b.destinationIndex,
    LOCATION: (a, b) =>
      compareNumbers(listed.get(a.location), listed.get(b.location)) ||
      (a.location < b.location ? -1 : a.location > b.location ? 1 : 0),
  };
}

/** **Documented**: the mean over all players who reported that location. */
function meanLatencies(latencies: readonly PlayerLatency[]): ReadonlyMap<string, number> {
  const reports = new Map<string, { sum: number; count: number }>();
  for (const { regionIdentifier, latencyInMilliseconds } of latencies) {
    const { sum, count } = reports.get(regionIdentifier) ?? { sum: 0, count: 0 };
    reports.set(regionIdentifier, { sum: sum + latencyInMilliseconds, count: count + 1 });
  }
  return new Map([...reports].map(([location, { sum, count }]) => [location, sum / count]));
}

/** Smaller first, absent last. */
function compareNumbers(a: number | undefined, b: number | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  return a - b;
}
