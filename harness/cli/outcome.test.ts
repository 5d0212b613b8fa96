import { expect, test } from "vitest";
import { sumOf } from "./outcome.ts";

test("outcomes add up, and nothing is skipped silently", () => {
  const one = { name: "one", reason: "no browser" };
  const two = { name: "two", reason: "no Java" };

  expect(
    sumOf([
      { passed: 3, failed: 0, skipped: [one] },
      { passed: 0, failed: 2, skipped: [two] },
    ]),
  ).toEqual({ passed: 3, failed: 2, skipped: [one, two] });
  expect(sumOf([])).toEqual({ passed: 0, failed: 0, skipped: [] });
});
