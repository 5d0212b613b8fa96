import { expect, test } from "vitest";
import { instant, plusSeconds } from "./instant.ts";
import { type PlayerLatencyPolicy, policyInForce, reportsAbove } from "./latency-policy.ts";

const startedAt = instant(1_000_000);
const at = (policies: readonly PlayerLatencyPolicy[], seconds: number) =>
  policyInForce(policies, startedAt, plusSeconds(startedAt, seconds));
const policy = (maximumLatencyMilliseconds: number, durationSeconds?: number): PlayerLatencyPolicy =>
  durationSeconds === undefined
    ? { maximumLatencyMilliseconds }
    : { maximumLatencyMilliseconds, durationSeconds };

test("policies follow one another, each from the end of the one before, and then no cap applies", () => {
  const policies = [policy(150, 5), policy(250, 5), policy(10_000, 5)];
  const until = (seconds: number) => plusSeconds(startedAt, seconds);
  expect(at(policies, 0)).toEqual({ maximumLatencyMilliseconds: 150, until: until(5) });
  expect(at(policies, 4.999)).toEqual({ maximumLatencyMilliseconds: 150, until: until(5) });
  expect(at(policies, 5)).toEqual({ maximumLatencyMilliseconds: 250, until: until(10) });
  expect(at(policies, 14.999)).toEqual({ maximumLatencyMilliseconds: 10_000, until: until(15) });
  expect(at(policies, 15)).toBeUndefined();
});

test.each([undefined, 0])("a policy of %s seconds lasts, whatever comes behind it", (durationSeconds) => {
  const policies = [policy(150, 5), policy(250, durationSeconds), policy(300, 5)];
  expect(at(policies, 4)).toMatchObject({ maximumLatencyMilliseconds: 150 });
  expect(at(policies, 5_000)).toEqual({ maximumLatencyMilliseconds: 250 });
});

test("without policies no cap applies", () => {
  expect(at([], 0)).toBeUndefined();
});

test("a report of the cap itself is not above it", () => {
  const report = (latencyInMilliseconds: number) => ({
    playerId: "ada",
    regionIdentifier: "us-east-1",
    latencyInMilliseconds,
  });
  expect(reportsAbove([report(150), report(150.5)], 150)).toEqual([report(150.5)]);
});
