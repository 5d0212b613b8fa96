import type { Fleet } from "./fleet.ts";
import { type Instant, plusSeconds } from "./instant.ts";

/**
 * How many game sessions one creator may make in a fleet within a span of time.
 *
 * **Documented**: a fleet's ResourceCreationLimitPolicy. **Assumed**: without a policy one game session a second for
 * each creator that is named, as the developer guide says of equal CreatorIds.
 */
export interface CreationLimit {
  readonly count: number;
  readonly periodSeconds: number;
  /** Must a creator be named? Only a policy asks for it. */
  readonly isPolicy: boolean;
}

export function creationLimitOf(fleet: Fleet): CreationLimit {
  const { newGameSessionsPerCreator: count, policyPeriodInMinutes: minutes } = fleet;
  if (count === undefined || minutes === undefined) return { count: 1, periodSeconds: 1, isPolicy: false };
  return { count, periodSeconds: minutes * 60, isPolicy: true };
}

/**
 * Is the limit used up?
 *
 * @param newest when the creator's latest `limit.count` game sessions were made, or all of them when there are fewer.
 */
export function isUsedUp(limit: CreationLimit, newest: readonly Instant[], now: Instant): boolean {
  if (newest.length < limit.count) return false;
  return newest.every((createdAt) => plusSeconds(createdAt, limit.periodSeconds) > now);
}
