import { expect, test } from "vitest";
import { growthExponent } from "./growth-exponent.ts";

const points = (costOf: (size: number) => number) =>
  [1_000, 3_000, 10_000, 30_000, 100_000].map((size) => ({ size, cost: costOf(size) }));

test("a cost that does not depend on the size has the exponent 0", () => {
  expect(growthExponent(points(() => 17))).toBeCloseTo(0, 9);
});

test("a power has its own exponent, whatever the unit", () => {
  expect(growthExponent(points((size) => 0.02 * size ** 0.5))).toBeCloseTo(0.5, 9);
  expect(growthExponent(points((size) => 3_000 * size))).toBeCloseTo(1, 9);
});
