import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Candidate,
  candidateKey,
  describeRank,
  type Preference,
  priorityOrderOf,
  rankCandidates,
} from "./choose-destination.ts";
import type { PlayerLatency } from "./placement.ts";

const candidate = (
  fleetId: string,
  location: string,
  destinationIndex: number,
  cost?: number,
): Candidate => ({
  region: "us-east-1",
  fleetId,
  location,
  destinationIndex,
  ...(cost === undefined ? {} : { cost }),
});
const preference = (given: Partial<Preference> = {}): Preference => ({
  latencies: [],
  priority: undefined,
  isCostFirst: false,
  overrideLocations: undefined,
  ...given,
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
const reported = [latency("ada", "us-east-1", 40)];
const keys = (candidates: readonly Candidate[]) => candidates.map(candidateKey);

test("without latencies destinations go first, then the names of locations", () => {
  const candidates = [
    candidate("fleet-b", "us-west-2", 1),
    candidate("fleet-a", "us-east-1", 0),
    candidate("fleet-b", "eu-west-1", 1),
    candidate("fleet-a", "ap-south-1", 0),
  ];
  const expected = ["fleet-a/ap-south-1", "fleet-a/us-east-1", "fleet-b/eu-west-1", "fleet-b/us-west-2"];
  expect(keys(rankCandidates(candidates, preference()))).toEqual(expected);
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
  expect(keys(rankCandidates(candidates, preference({ latencies })))).toEqual([
    "fleet-b/eu-west-1",
    "fleet-a/us-east-1",
    "fleet-a/ap-south-1",
    "fleet-b/ca-central-1",
  ]);
});

test("equal means fall back to the order of destinations", () => {
  const candidates = [candidate("fleet-b", "eu-west-1", 1), candidate("fleet-a", "us-east-1", 0)];
  const latencies = [latency("ada", "us-east-1", 50), latency("ada", "eu-west-1", 50)];
  expect(keys(rankCandidates(candidates, preference({ latencies })))).toEqual([
    "fleet-a/us-east-1",
    "fleet-b/eu-west-1",
  ]);
});

test.each([
  ["nothing is said", {}, ["DESTINATION", "LOCATION"]],
  ["nothing is said and cost is first", { isCostFirst: true }, ["COST", "DESTINATION", "LOCATION"]],
  ["latencies are given", { latencies: reported }, ["LATENCY", "COST", "DESTINATION", "LOCATION"]],
  [
    "an order is configured and latencies are given",
    { latencies: reported, priority: { priorityOrder: ["COST", "LOCATION"] } },
    ["COST", "LOCATION", "LATENCY", "DESTINATION"],
  ],
  [
    "an order is configured and no latencies are given",
    { priority: { priorityOrder: ["LATENCY", "LOCATION"] } },
    ["LOCATION", "COST", "DESTINATION"],
  ],
  [
    "only locations are configured",
    { priority: { locationOrder: ["us-east-1"] } },
    ["COST", "DESTINATION", "LOCATION"],
  ],
  [
    "an override is in force",
    { priority: { priorityOrder: ["LOCATION"] }, overrideLocations: ["us-east-1"] },
    ["LOCATION", "DESTINATION"],
  ],
] as const)("the keys when %s", (_when, given, order) => {
  expect(priorityOrderOf(preference(given as Partial<Preference>))).toEqual(order);
});

test("listed locations go first in their order, the others by name; an unknown cost goes last", () => {
  const candidates = [
    candidate("fleet-a", "eu-west-1", 0),
    candidate("fleet-a", "ap-south-1", 0, 3),
    candidate("fleet-b", "us-west-2", 1, 5),
    candidate("fleet-b", "us-east-1", 1, 4),
  ];
  const byLocation = preference({
    priority: { priorityOrder: ["LOCATION"], locationOrder: ["us-west-2", "eu-west-1"] },
  });
  expect(rankCandidates(candidates, byLocation).map(({ location }) => location)).toEqual([
    "us-west-2",
    "eu-west-1",
    "ap-south-1",
    "us-east-1",
  ]);
  const byCost = preference({ isCostFirst: true });
  expect(rankCandidates(candidates, byCost).map(({ cost }) => cost)).toEqual([3, 4, 5, undefined]);
  const [first] = rankCandidates(candidates, byCost);
  expect(first && describeRank(first, byCost)).toBe("COST 3, DESTINATION 1, LOCATION ap-south-1");
});

test("the order does not depend on the order they come in, and loses none", () => {
  const locations = ["us-east-1", "eu-west-1", "ap-south-1", "custom-office"];
  const costs: Readonly<Record<string, number>> = { "us-east-1": 2, "eu-west-1": 1, "ap-south-1": 2 };
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
      fc.option(
        fc.record({
          priorityOrder: fc.shuffledSubarray(["LATENCY", "COST", "DESTINATION", "LOCATION"] as const),
          locationOrder: fc.shuffledSubarray(locations),
        }),
        { nil: undefined },
      ),
      fc.boolean(),
      fc.option(fc.shuffledSubarray(locations), { nil: undefined }),
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      (given, reports, priority, isCostFirst, overrideLocations, chance) => {
        // A destination is a fleet: its index belongs to it.
        const indexed = given.map((one) =>
          candidate(one.fleetId, one.location, "abc".indexOf(one.fleetId.slice(-1)), costs[one.location]),
        );
        const told = preference({
          latencies: reports.map(([location, value]) => latency("ada", location, value)),
          priority,
          isCostFirst,
          overrideLocations,
        });
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
