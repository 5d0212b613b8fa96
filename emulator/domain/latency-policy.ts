/**
 * How a queue's demands on latency relax in time.
 *
 * **Documented** (PlayerLatencyPolicy): a policy forbids every location for which any single player reports more than
 * its cap; without a duration it is in force until the queue's time-out. Several apply one after the other from the
 * moment at which the placement entered the queue, the lowest cap first; without latencies they do nothing. **Assumed**:
 * after the last one with a duration no cap applies; a duration of 0, which the model allows, counts as none given, like
 * a queue's TimeoutInSeconds of 0; a location that nobody reports is not forbidden.
 */
import { type Instant, plusSeconds } from "./instant.ts";
import type { PlayerLatency } from "./placement.ts";

export interface PlayerLatencyPolicy {
  readonly maximumLatencyMilliseconds: number;
  /** Undefined or 0: until the queue's time-out. */
  readonly durationSeconds?: number;
}

export interface PolicyInForce {
  readonly maximumLatencyMilliseconds: number;
  /** When it ends; undefined for one that lasts until the queue's time-out. */
  readonly until?: Instant;
}

/** @param policies the lowest cap first. */
export function policyInForce(
  policies: readonly PlayerLatencyPolicy[],
  startedAt: Instant,
  now: Instant,
): PolicyInForce | undefined {
  let from = startedAt;
  for (const { maximumLatencyMilliseconds, durationSeconds } of policies) {
    if (durationSeconds === undefined || durationSeconds === 0) return { maximumLatencyMilliseconds };
    const until = plusSeconds(from, durationSeconds);
    if (now < until) return { maximumLatencyMilliseconds, until };
    from = until;
  }
  return undefined;
}

/** The reports that are above a cap, in milliseconds. */
export const reportsAbove = (
  latencies: readonly PlayerLatency[],
  maximumLatencyMilliseconds: number,
): readonly PlayerLatency[] =>
  latencies.filter(({ latencyInMilliseconds }) => latencyInMilliseconds > maximumLatencyMilliseconds);

/** When a policy ends, in words. */
export const untilWords = (until: Instant | undefined): string =>
  until === undefined ? "the queue's time-out" : new Date(until).toISOString().slice(11, 23);
