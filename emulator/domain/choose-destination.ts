import type { PlayerLatency } from "./placement.ts";

/** A fleet in one of its locations that a placement may use. */
export interface Candidate {
  readonly fleetId: string;
  readonly location: string;
  /** Position of its destination in the queue's list. */
  readonly destinationIndex: number;
}

export const candidateKey = (candidate: Candidate): string => `${candidate.fleetId}/${candidate.location}`;

/**
 * The order in which the candidates of a placement are tried.
 *
 * **Documented** (API reference): without latencies by destination, then by location name; with latencies by the mean of
 * the reported ones first, locations without any report after all with one. **Assumed**: where a newer guide page puts
 * the cost before the destination, the API reference is followed; fleets here cost the same.
 */
export function rankCandidates(
  candidates: readonly Candidate[],
  latencies: readonly PlayerLatency[] | undefined,
): readonly Candidate[] {
  const means = meanLatencies(latencies ?? []);
  return [...candidates].sort(
    (a, b) =>
      compareNumbers(means.get(a.location), means.get(b.location)) ||
      a.destinationIndex - b.destinationIndex ||
      (a.location < b.location ? -1 : a.location > b.location ? 1 : 0),
  );
}

function meanLatencies(latencies: readonly PlayerLatency[]): ReadonlyMap<string, number> {
  const reports = new Map<string, number[]>();
  for (const latency of latencies) {
    const seen = reports.get(latency.regionIdentifier) ?? [];
    seen.push(latency.latencyInMilliseconds);
    reports.set(latency.regionIdentifier, seen);
  }
  return new Map(
    [...reports].map(([location, values]) => [location, values.reduce((a, b) => a + b, 0) / values.length]),
  );
}

/** Smaller first, absent last. */
function compareNumbers(a: number | undefined, b: number | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  return a - b;
}
