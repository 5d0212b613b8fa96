/**
 * Token buckets: how many calls may come at once, and how many a second go on coming.
 *
 * **Documented**: GameLift's developer guide gives each operation a burst limit and a rate limit, throttled calls are
 * answered ThrottlingException, "Rate exceeded". **Observed** (AWS's answer in its game forum): they are the size of a
 * bucket of tokens and what flows into it each second; a call takes one token.
 */
import { type Instant, instant } from "./instant.ts";

export interface RateLimit {
  /** Calls that a full bucket lets through at once. */
  readonly burst: number;
  /** Calls per second of GameLift's time that flow back; a multiple of 0.1. */
  readonly perSecond: number;
}

/** A limit and what it counts, for example all calls of an operation, or those that ask for one placement. */
export interface NamedRateLimit extends RateLimit {
  readonly bucketName: string;
}

/** A bucket that is not full; a full one needs no record. */
export interface RateBucket {
  readonly bucketName: string;
  /** Ten-thousandths of a token: whole numbers, so that no rounding adds up. */
  readonly parts: number;
  readonly countedAt: Instant;
  readonly fullAt: Instant;
}

const PARTS_PER_TOKEN = 10_000;

/** The bucket once a token was taken from it, or undefined when it holds none. */
export function takeToken(
  bucket: RateBucket | undefined,
  { bucketName, burst, perSecond }: NamedRateLimit,
  now: Instant,
): RateBucket | undefined {
  const capacity = burst * PARTS_PER_TOKEN;
  const partsPerMs = Math.round((perSecond * PARTS_PER_TOKEN) / 1000);
  const held =
    bucket === undefined
      ? capacity
      : Math.min(capacity, bucket.parts + (now - bucket.countedAt) * partsPerMs);
  if (held < PARTS_PER_TOKEN) return undefined;
  const parts = held - PARTS_PER_TOKEN;
  return {
    bucketName,
    parts,
    countedAt: now,
    fullAt: instant(now + Math.ceil((capacity - parts) / partsPerMs)),
  };
}
