import fc from "fast-check";
import { expect, test } from "vitest";
import { type Candidate, candidateKey, rankCandidates } from "./choose-destination.ts";
import type { PlayerLatency } from "./placement.ts";

const candidate = (fleetId: string, location: string, destinationIndex: number): Candidate => ({
  fleetId,
  location,
  destinationIndex,
});
const latency = (
  playerId: string,
  regionIdentifier: string,
  latencyInMilliseconds: number,
): PlayerLatency => ({
  playerId,
  regionIdentifier,
  latencyInMilliseconds,
});
const keys = (candidates: readonly Candidate[]) => candidates.map(candidateKey);

test("without latencies destinations go first, then the names of locations", () => {
  const candidates = [
    candidate("fleet-b", "us-west-2", 1),
    candidate("fleet-a", "us-east-1", 0),
    candidate("fleet-b", "eu-west-1", 1),
    candidate("fleet-a", "ap-south-1", 0),
  ];
  const expected = ["fleet-a/ap-south-1", "fleet-a/us-east-1", "fleet-b/eu-west-1", "fleet-b/us-west-2"];
  expect(keys(rankCandidates(candidates, undefined))).toEqual(expected);
  expect(keys(rankCandidates(candidates, []))).toEqual(expected);
});

test("with latencies the smallest mean of all who reported goes first, and locations nobody reported last", () => {
  const candidates = [
    candidate("fleet-a", "ap-south-1", 0),
    candidate("fleet-a", "us-east-1", 0),
    candidate("fleet-b", "eu-west-1", 1),
    candidate("fleet-b", "ca-central-1", 1),
  ];
  const latencies = [
    latency("ada", "us-east-1", 100),
    latency("ben", "us-east-1", 20),
    latency("ada", "eu-west-1", 50),
    latency("ben", "eu-west-1", 60),
  ];
  expect(keys(rankCandidates(candidates, latencies))).toEqual([
    "fleet-b/eu-west-1",
    "fleet-a/us-east-1",
    "fleet-a/ap-south-1",
    "fleet-b/ca-central-1",
  ]);
});

test("equal means fall back to the order of destinations", () => {
  const candidates = [candidate("fleet-b", "eu-west-1", 1), candidate("fleet-a", "us-east-1", 0)];
  const latencies = [latency("ada", "us-east-1", 50), latency("ada", "eu-west-1", 50)];
  expect(keys(rankCandidates(candidates, latencies))).toEqual(["fleet-a/us-east-1", "fleet-b/eu-west-1"]);
});

test("the order does not depend on the order they come in, and loses none", () => {
  const locations = ["us-east-1", "eu-west-1", "ap-south-1", "custom-office"];
  const candidates = fc.uniqueArray(
    fc.record({
      fleetId: fc.constantFrom("fleet-a", "fleet-b", "fleet-c"),
      location: fc.constantFrom(...locations),
    }),
    { selector: candidateKey as (one: { fleetId: string; location: string }) => string },
  );
  const latencies = fc.array(
    fc.tuple(fc.constantFrom(...locations), fc.float({ min: 0, max: 500, noNaN: true })),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(
      candidates,
      latencies,
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      (given, reports, chance) => {
        // A destination is a fleet: its index belongs to it.
        const indexed = given.map((one) =>
          candidate(one.fleetId, one.location, "abc".indexOf(one.fleetId.slice(-1))),
        );
        const told = reports.map(([location, value]) => latency("ada", location, value));
        const shuffled = indexed
          .map((one) => ({ one, at: chance.next().value }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ one }) => one);
        const ranked = rankCandidates(indexed, told);
        expect(rankCandidates(shuffled, told)).toEqual(ranked);
        expect(keys(ranked).toSorted()).toEqual(keys(indexed).toSorted());
      },
    ),
  );
});
