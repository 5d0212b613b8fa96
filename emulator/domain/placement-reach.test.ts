import fc from "fast-check";
import { expect, test } from "vitest";
import { isInReach, reachOf } from "./placement-reach.ts";

const locations = ["us-east-1", "eu-west-1", "ap-south-1"] as const;

test("a location is out of reach exactly when some player reports more than the cap for it", () => {
  const report = fc.record({
    playerId: fc.constantFrom("ada", "ben"),
    regionIdentifier: fc.constantFrom(...locations, "sa-east-1"),
    latencyInMilliseconds: fc.nat(300),
  });
  fc.assert(
    fc.property(fc.array(report, { maxLength: 8 }), fc.nat(300), (playerLatencies, cap) => {
      const reach = reachOf({ playerLatencies }, cap);
      for (const location of locations) {
        const isForbidden = playerLatencies.some(
          (one) => one.regionIdentifier === location && one.latencyInMilliseconds > cap,
        );
        expect(isInReach(reach, location)).toBe(!isForbidden);
      }
    }),
  );
});

test("two reaches have one key exactly when they hold the same locations for the same time", () => {
  const override = fc.record(
    {
      locationOrder: fc.shuffledSubarray([...locations], { minLength: 1 }),
      fallbackStrategy: fc.constantFrom("NONE" as const, "DEFAULT_AFTER_SINGLE_PASS" as const),
    },
    { requiredKeys: ["locationOrder"] },
  );
  fc.assert(
    fc.property(override, override, (one, other) => {
      const [a, b] = [one, other].map((priorityOverride) => reachOf({ priorityOverride }, undefined));
      const isSame =
        one.locationOrder.join() === other.locationOrder.join() &&
        (one.fallbackStrategy === "NONE") === (other.fallbackStrategy === "NONE");
      expect(a?.key === b?.key).toBe(isSame);
    }),
  );
});

test("two latency reports have one key exactly when they forbid the same names, whatever stands in those", () => {
  const names = fc.uniqueArray(fc.constantFrom("us-east-1", "eu-west-1", "us-east-1,eu-west-1", ",", '"'), {
    minLength: 1,
  });
  const reachOfNames = (forbidden: readonly string[]) =>
    reachOf(
      {
        playerLatencies: forbidden.map((regionIdentifier) => ({
          playerId: "ada",
          regionIdentifier,
          latencyInMilliseconds: 300,
        })),
      },
      100,
    );
  fc.assert(
    fc.property(names, names, (one, other) => {
      const isSame = JSON.stringify(one.toSorted()) === JSON.stringify(other.toSorted());
      expect(reachOfNames(one)?.key === reachOfNames(other)?.key).toBe(isSame);
    }),
  );
});

test("an override that has had its single pass, a cap nobody exceeds and no cap leave everything open", () => {
  const playerLatencies = [{ playerId: "ada", regionIdentifier: "us-east-1", latencyInMilliseconds: 100 }];
  const priorityOverride = { locationOrder: ["us-east-1"] };
  expect(reachOf({ playerLatencies }, 100)).toBeUndefined();
  expect(reachOf({ playerLatencies }, undefined)).toBeUndefined();
  expect(reachOf({ priorityOverride, isOverridePassed: true }, undefined)).toBeUndefined();
  expect(isInReach(reachOf({ priorityOverride }, undefined), "eu-west-1")).toBe(false);
});
