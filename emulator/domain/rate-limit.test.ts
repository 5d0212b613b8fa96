import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instant } from "./instant.ts";
import { type NamedRateLimit, type RateBucket, takeToken } from "./rate-limit.ts";

const limitOf = (burst: number, perSecond: number): NamedRateLimit => ({ bucketName: "b", burst, perSecond });

/** Which of the calls at these milliseconds are let in, in order. */
function admitted(limit: NamedRateLimit, callsAt: readonly number[]): readonly boolean[] {
  let bucket: RateBucket | undefined;
  return callsAt.map((at) => {
    const taken = takeToken(bucket, limit, instant(at));
    bucket = taken ?? bucket;
    return taken !== undefined;
  });
}

describe("takeToken", () => {
  it("lets a burst in at once, and no more", () => {
    expect(admitted(limitOf(3, 1), [0, 0, 0, 0, 0])).toEqual([true, true, true, false, false]);
  });

  it("lets in what flowed back since, to the millisecond", () => {
    expect(admitted(limitOf(1, 1), [0, 999, 1_000, 1_999, 2_000])).toEqual([true, false, true, false, true]);
    expect(admitted(limitOf(1, 0.1), [0, 9_999, 10_000])).toEqual([true, false, true]);
    expect(admitted(limitOf(1, 75), [0, 13, 14])).toEqual([true, false, true]);
  });

  it("saves up a burst and not more", () => {
    expect(admitted(limitOf(2, 1), [0, 60_000, 60_000, 60_000])).toEqual([true, true, true, false]);
  });

  it("knows when the bucket is full again", () => {
    const bucket = takeToken(undefined, limitOf(4, 0.1), instant(5));
    expect(bucket).toEqual({ bucketName: "b", parts: 30_000, countedAt: 5, fullAt: 10_005 });
    expect(takeToken(bucket, limitOf(4, 0.1), instant(10_005))?.parts).toBe(30_000);
  });

  it("lets a call in exactly when no span of time up to it holds more than the burst and what flows in", () => {
    const limit = fc.record({
      burst: fc.integer({ min: 1, max: 20 }),
      tenths: fc.integer({ min: 1, max: 5_000 }),
    });
    const gaps = fc.array(fc.oneof(fc.constant(0), fc.nat(50), fc.nat(20_000)), { maxLength: 60 });
    fc.assert(
      fc.property(limit, gaps, ({ burst, tenths }, pauses) => {
        let now = 0;
        const callsAt = pauses.map((pause) => {
          now += pause;
          return now;
        });
        const given: number[] = [];
        const expected = callsAt.map((at) => {
          // In ten-thousandths of a call, of which `tenths` flow in each millisecond.
          const isLetIn = [...given, at].every(
            (from, index) => (given.length - index + 1) * 10_000 <= burst * 10_000 + tenths * (at - from),
          );
          if (isLetIn) given.push(at);
          return isLetIn;
        });
        expect(admitted(limitOf(burst, tenths / 10), callsAt)).toEqual(expected);
      }),
    );
  });
});
