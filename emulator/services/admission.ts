import { type NamedRateLimit, type RateBucket, takeToken } from "../domain/rate-limit.ts";
import type { Admission, AdmissionInput } from "../runtime/input.ts";
import type { Turn } from "./turn.ts";

/** With each call that makes records, more full ones go than it makes, so that only buckets in use are remembered. */
const MOST_FULL_BUCKETS_DROPPED = 4;

/**
 * Lets a call of the API in, or throttles it. It is an input of its own before the call's, so that its tokens stay
 * taken when the call fails and all of that is undone; a call that is throttled takes none.
 */
export function admitCall(turn: Turn, { operation, scope, limits }: AdmissionInput): Admission {
  const { rateBuckets } = turn.tables(scope);
  const taken: RateBucket[] = [];
  for (const limit of limits) {
    const bucket = takeToken(rateBuckets.get(limit.bucketName), limit, turn.now);
    if (bucket === undefined) return throttled(turn, operation, limit);
    taken.push(bucket);
  }
  for (const { bucketName } of rateBuckets.before("all", "all", turn.now + 1, MOST_FULL_BUCKETS_DROPPED))
    rateBuckets.delete(bucketName);
  for (const bucket of taken) rateBuckets.put(bucket);
  return { isThrottled: false };
}

function throttled(
  turn: Turn,
  operation: string,
  { bucketName, burst, perSecond }: NamedRateLimit,
): Admission {
  const details = { bucketName, burst, perSecond };
  turn.note({ kind: "refusal", what: `${operation} throttled`, details });
  return { isThrottled: true };
}
