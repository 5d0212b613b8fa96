import { expect, test } from "vitest";
import { creationLimitOf, isUsedUp } from "./creation-limit.ts";
import type { Fleet } from "./fleet.ts";
import { instant } from "./instant.ts";

const limit = (count: number, periodSeconds: number) => ({ count, periodSeconds, isPolicy: true });
const instants = (...seconds: number[]) => seconds.map((second) => instant(second * 1000));

test("a fleet's policy counts in minutes; without one it is one game session a second", () => {
  const fleet = { newGameSessionsPerCreator: 10, policyPeriodInMinutes: 60 } as Fleet;
  expect(creationLimitOf(fleet)).toEqual({ count: 10, periodSeconds: 3600, isPolicy: true });
  expect(creationLimitOf({} as Fleet)).toEqual({ count: 1, periodSeconds: 1, isPolicy: false });
});

test.each([
  ["none was made", limit(1, 60), instants(), 0, false],
  ["fewer were made than allowed", limit(2, 60), instants(0), 1, false],
  ["all allowed ones were made within the period", limit(2, 60), instants(59, 30), 60, true],
  ["the oldest of them just left the period", limit(2, 60), instants(59, 0), 60, false],
  ["none is allowed at all", limit(0, 60), instants(), 0, true],
  ["the period has no length", limit(1, 0), instants(5), 5, false],
])("when %s, the limit is used up or not", (_when, given, newest, nowSeconds, expected) => {
  expect(isUsedUp(given, newest, instant(nowSeconds * 1000))).toBe(expected);
});
