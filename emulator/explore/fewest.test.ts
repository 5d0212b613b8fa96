import fc from "fast-check";
import { expect, test } from "vitest";
import { fewest } from "./fewest.ts";

const hasAll = (needed: readonly number[]) => (items: readonly number[]) =>
  needed.every((number) => items.includes(number));

test("what is needed is left, and nothing else, in its order", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(200), { minLength: 1, maxLength: 80 }),
      fc.nat(2 ** 30),
      (items, mask) => {
        const needed = items.filter((_, index) => (mask >> (index % 30)) & 1).slice(0, 6);
        expect(fewest(items, hasAll(needed))).toEqual(needed);
      },
    ),
  );
});

test("of what only holds together no item can be left out", () => {
  // An even count is needed: single items cannot go, pairs can.
  const left = fewest([1, 2, 3, 4, 5, 6], (items) => items.length % 2 === 0 && items.includes(3));
  expect(left).toHaveLength(2);
  expect(left).toContain(3);
});

test("when nothing more may be tried, what was left last is answered", () => {
  let asked = 0;
  const left = fewest([...Array(64).keys()], (items) => {
    asked += 1;
    return asked > 3 ? undefined : items.includes(0);
  });
  expect(asked).toBe(4);
  expect(left.length).toBeLessThan(64);
  expect(left).toContain(0);
});

test("a few hundred items of which three matter are tried some dozen times, not hundreds of times", () => {
  let asked = 0;
  const left = fewest([...Array(500).keys()], (items) => {
    asked += 1;
    return hasAll([17, 256, 499])(items);
  });
  expect(left).toEqual([17, 256, 499]);
  expect(asked).toBeLessThan(150);
});
