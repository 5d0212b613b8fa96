import fc from "fast-check";
import { expect, test } from "vitest";
import { Chance } from "./chance.ts";

const drawsOf = (chance: Chance, count = 20) => Array.from({ length: count }, () => chance.below(1_000_000));

test("one seed and purpose, one row of numbers; another seed or purpose, another one", () => {
  const draws = drawsOf(new Chance("seed", "purpose"));
  expect(drawsOf(new Chance("seed", "purpose"))).toEqual(draws);
  expect(drawsOf(new Chance("other", "purpose"))).not.toEqual(draws);
  expect(drawsOf(new Chance("seed", "other"))).not.toEqual(draws);
});

test("numbers stay within their bounds, and come by each of them", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: -50, max: 50 }), fc.nat(20), (seed, least, width) => {
      const chance = new Chance(seed, "bounds");
      const drawn = new Set(Array.from({ length: 600 }, () => chance.between(least, least + width)));
      for (const number of drawn) {
        expect(Number.isInteger(number)).toBe(true);
        expect(number).toBeGreaterThanOrEqual(least);
        expect(number).toBeLessThanOrEqual(least + width);
      }
      // Each of 21 numbers is left out by 600 draws once in five trillion times.
      expect(drawn.size).toBe(width + 1);
    }),
    { numRuns: 50 },
  );
});

test("a quarter of the draws is a quarter, and one of several is each of them as often", () => {
  const chance = new Chance("seed", "shares");
  const quarters = Array.from({ length: 20_000 }, () => chance.percent(25)).filter(Boolean).length;
  expect(quarters / 20_000).toBeCloseTo(0.25, 1);
  const counts = new Map<string, number>();
  for (let draw = 0; draw < 30_000; draw += 1) {
    const one = chance.oneOf("a", "b", "c");
    counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  for (const count of counts.values()) expect(count / 30_000).toBeCloseTo(1 / 3, 1);
});

test("of nothing there is nothing to pick", () => {
  expect(new Chance("seed", "nothing").pick([])).toBeUndefined();
});
