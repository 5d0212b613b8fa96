import fc from "fast-check";
import { expect, test } from "vitest";
import { OrderedIndex } from "./ordered-index.ts";

interface Item {
  readonly key: string;
  readonly order: number;
  readonly bucket: string | undefined;
}

const emptyIndex = () =>
  new OrderedIndex<Item>(
    (item) => item.bucket,
    (item) => item.order,
    (item) => item.key,
  );

const buckets = ["red", "blue"];
const changes = fc.array(
  fc.record({
    key: fc.constantFrom("a", "b", "c", "d", "e", "f"),
    to: fc.option(
      fc.record({
        order: fc.integer({ min: 0, max: 4 }),
        bucket: fc.option(fc.constantFrom(...buckets), { nil: undefined }),
      }),
      { nil: undefined },
    ),
  }),
  { maxLength: 40 },
);

test("after any changes it answers what a sorted list of all items would", () => {
  fc.assert(
    fc.property(
      changes,
      fc.integer({ min: -1, max: 5 }),
      fc.integer({ min: 0, max: 4 }),
      (given, order, limit) => {
        const index = emptyIndex();
        const items = new Map<string, Item>();
        for (const { key, to } of given) {
          const item = to === undefined ? undefined : { key, ...to };
          index.replace(items.get(key), item);
          if (item === undefined) items.delete(key);
          else items.set(key, item);
        }
        for (const bucket of buckets) {
          const expected = [...items.values()]
            .filter((item) => item.bucket === bucket)
            .toSorted((a, b) => a.order - b.order || (a.key < b.key ? -1 : 1));
          expect(index.all(bucket)).toEqual(expected);
          expect(index.first(bucket)).toEqual(expected[0]);
          expect(index.count(bucket)).toBe(expected.length);
          expect(index.buckets().includes(bucket)).toBe(expected.length > 0);
          expect(index.after(bucket, order, limit)).toEqual(
            expected.filter((item) => item.order > order).slice(0, limit),
          );
          expect(index.before(bucket, order, limit)).toEqual(
            expected
              .filter((item) => item.order < order)
              .toReversed()
              .slice(0, limit),
          );
        }
      },
    ),
    { numRuns: 500 },
  );
});
