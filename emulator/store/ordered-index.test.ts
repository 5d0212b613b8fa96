import fc from "fast-check";
import { expect, test } from "vitest";
import { OrderedIndex } from "./ordered-index.ts";
import type { Boundary, Slot, SortValue } from "./sorted-list.ts";
import type { IndexDefinition } from "./table-definition.ts";

interface Item {
  readonly key: string;
  readonly order: number;
  readonly bucket: string | undefined;
  readonly rank: number | undefined;
  readonly properties: readonly { readonly key: string; readonly value: string }[];
}

/** An index as a table keeps it: a slot for each key. */
class IndexedItems {
  readonly index: OrderedIndex<Item>;
  readonly #slots = new Map<string, Slot<Item>>();

  constructor(definition: IndexDefinition<Item>) {
    this.index = new OrderedIndex(
      definition,
      ({ order }) => order,
      (a, b) => (a.key < b.key ? -1 : a.key === b.key ? 0 : 1),
    );
  }

  put(key: string, to: Item | undefined): void {
    const slot = this.#slots.get(key);
    if (slot === undefined) {
      if (to === undefined) return;
      this.#slots.set(key, { record: to });
      this.index.enter(this.#slots.get(key) as Slot<Item>);
      return;
    }
    const hasMoved = this.index.leave(slot, to);
    if (to === undefined) this.#slots.delete(key);
    else slot.record = to;
    if (hasMoved) this.index.enter(slot);
  }

  get items(): readonly Item[] {
    return Array.from(this.#slots.values(), ({ record }) => record);
  }
}

const buckets = ["red", "blue"];
const keys = Array.from({ length: 12 }, (_, number) => `key-${number}`);
const orderOfKey = (key: string) => keys.indexOf(key) >> 1;

const item = fc.record({
  bucket: fc.option(fc.constantFrom("red", ...buckets), { nil: undefined, freq: 8 }),
  rank: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
  properties: fc.array(
    fc.record({ key: fc.constantFrom("mode", "map"), value: fc.constantFrom("a", "b", "c") }),
    { maxLength: 3 },
  ),
});
const changes = fc.array(
  fc.record({
    key: fc.constantFrom(...keys),
    order: fc.integer({ min: 0, max: 4 }),
    to: fc.option(item, { nil: undefined, freq: 5 }),
  }),
  { maxLength: 60 },
);
const boundary = (value: fc.Arbitrary<SortValue>): fc.Arbitrary<Boundary | undefined> =>
  fc.option(
    fc.record({ value, order: fc.constantFrom(Number.NEGATIVE_INFINITY, 1, 3, Number.POSITIVE_INFINITY) }),
    {
      nil: undefined,
    },
  );

test("after any changes it answers what a sorted list of all items would", () => {
  fc.assert(
    fc.property(
      changes,
      fc.integer({ min: -1, max: 5 }),
      fc.integer({ min: 0, max: 4 }),
      (given, order, limit) => {
        const indexed = new IndexedItems(({ bucket }) => bucket);
        for (const { key, order: itemOrder, to } of given) {
          indexed.put(key, to === undefined ? undefined : { key, order: itemOrder, ...to });
        }
        const { index, items } = indexed;
        for (const bucket of buckets) {
          const expected = items
            .filter((one) => one.bucket === bucket)
            .toSorted((a, b) => a.order - b.order || (a.key < b.key ? -1 : 1));
          expect(index.all(bucket)).toEqual(expected);
          expect(index.first(bucket)).toEqual(expected[0]);
          expect(index.count(bucket)).toBe(expected.length);
          expect(index.buckets().includes(bucket)).toBe(expected.length > 0);
          expect(index.after(bucket, order, limit)).toEqual(
            expected.filter((one) => one.order > order).slice(0, limit),
          );
          expect(index.before(bucket, order, limit)).toEqual(
            expected
              .filter((one) => one.order < order)
              .toReversed()
              .slice(0, limit),
          );
        }
      },
    ),
    { numRuns: 500 },
  );
});

/** What lies between two boundaries of items with a value. */
function between(
  items: readonly Item[],
  valueIn: (one: Item) => SortValue | undefined,
  after: Boundary | undefined,
  until: Boundary | undefined,
): readonly Item[] {
  const isBehind = (one: Item, at: Boundary) => {
    const value = valueIn(one) as SortValue;
    return value > at.value || (value === at.value && one.order > at.order);
  };
  return items
    .filter((one) => valueIn(one) !== undefined)
    .filter(
      (one) =>
        (after === undefined || isBehind(one, after)) && (until === undefined || !isBehind(one, until)),
    );
}

const ascending = (valueIn: (one: Item) => SortValue | undefined) => (a: Item, b: Item) => {
  const [x, y] = [valueIn(a) as SortValue, valueIn(b) as SortValue];
  if (x !== y) return x < y ? -1 : 1;
  return a.order - b.order || (a.key < b.key ? -1 : 1);
};
const byDescendingValue = (valueIn: (one: Item) => SortValue | undefined) => (a: Item, b: Item) => {
  const [x, y] = [valueIn(a) as SortValue, valueIn(b) as SortValue];
  if (x !== y) return x < y ? 1 : -1;
  return a.order - b.order || (a.key < b.key ? -1 : 1);
};

test("a list sorted by a value is read and counted from any place to any other, in both directions", () => {
  const ranges = fc.tuple(
    boundary(fc.integer({ min: -1, max: 4 })),
    boundary(fc.integer({ min: -1, max: 4 })),
  );
  fc.assert(
    fc.property(changes, ranges, (given, [after, until]) => {
      const rank = ({ rank }: Item) => rank;
      const indexed = new IndexedItems({ bucketOf: ({ bucket }) => bucket, sortedBy: rank });
      for (const { key, to } of given) {
        indexed.put(key, to === undefined ? undefined : { key, order: orderOfKey(key), ...to });
      }
      for (const bucket of buckets) {
        const inBucket = indexed.items.filter((one) => one.bucket === bucket);
        const list = indexed.index.list(bucket);
        const expected = between(inBucket, rank, after, until);
        expect([...list.ascending(after, until)]).toEqual(expected.toSorted(ascending(rank)));
        expect([...list.byDescendingValue(after, until)]).toEqual(expected.toSorted(byDescendingValue(rank)));
        expect([...list.descending(after, until)]).toEqual(expected.toSorted(ascending(rank)).toReversed());
        expect(list.count(after, until)).toBe(expected.length);
        const without = inBucket.filter((one) => one.rank === undefined);
        expect([...indexed.index.withoutValue(bucket).ascending()]).toEqual(
          without.toSorted(ascending(({ order }) => order)),
        );
      }
    }),
    { numRuns: 500 },
  );
});

test("a list for each key is sorted by the first value that an item has for it", () => {
  const ranges = fc.tuple(boundary(fc.constantFrom("a", "b", "c")), boundary(fc.constantFrom("a", "b", "c")));
  fc.assert(
    fc.property(changes, ranges, (given, [after, until]) => {
      const indexed = new IndexedItems({
        bucketOf: ({ bucket }) => bucket,
        keyedValuesOf: ({ properties }) => properties,
      });
      for (const { key, to } of given) {
        indexed.put(key, to === undefined ? undefined : { key, order: orderOfKey(key), ...to });
      }
      for (const bucket of buckets) {
        for (const key of ["mode", "map"]) {
          const value = (one: Item) => one.properties.find((property) => property.key === key)?.value;
          const list = indexed.index.list(bucket, key);
          const inBucket = indexed.items.filter((one) => one.bucket === bucket);
          const expected = between(inBucket, value, after, until);
          expect([...list.ascending(after, until)]).toEqual(expected.toSorted(ascending(value)));
          expect([...list.byDescendingValue(after, until)]).toEqual(
            expected.toSorted(byDescendingValue(value)),
          );
          expect(list.count(after, until)).toBe(expected.length);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test("a list of thousands stays in order while it grows, shrinks and is read", () => {
  const random = mulberry(7);
  const indexed = new IndexedItems({ bucketOf: () => "all", sortedBy: ({ rank }) => rank });
  const present = new Map<string, Item>();
  for (let step = 0; step < 30_000; step += 1) {
    const number = Math.floor(random() * 4_000);
    const isGone = step > 15_000 ? random() < 0.8 : random() < 0.2;
    const key = `key-${number}`;
    const one = { key, order: number, bucket: "all", rank: Math.floor(random() * 50), properties: [] };
    indexed.put(key, isGone ? undefined : one);
    if (isGone) present.delete(key);
    else present.set(key, one);
  }
  const rank = ({ rank }: Item) => rank;
  const list = indexed.index.list("all");
  const expected = [...present.values()];
  expect([...list.ascending()]).toEqual(expected.toSorted(ascending(rank)));
  expect([...list.byDescendingValue()]).toEqual(expected.toSorted(byDescendingValue(rank)));
  const [after, until] = [
    { value: 10, order: 2_000 },
    { value: 40, order: 1_000 },
  ];
  expect(list.count(after, until)).toBe(between(expected, rank, after, until).length);
});

/** A small seeded generator: the same list on every run. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
