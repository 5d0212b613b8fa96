import type { SortValue } from "./sorted-list.ts";
import type { BucketOf, IndexDefinition, KeyedIndex } from "./table-definition.ts";

/** One list that a record stands in, and the value it is sorted by there. */
export interface IndexEntry {
  readonly list: string;
  readonly value: SortValue;
}

/** Which lists of an index a record belongs to. */
export interface IndexEntries<Item> {
  of(item: Item): readonly IndexEntry[];
  /** The value by which a record is sorted in a list that it stands in. */
  valueIn(list: string, item: Item): SortValue;
  /** Does the record stand where its predecessor stood? Asked at every change, and mostly so. */
  areSame(from: Item, to: Item): boolean;
}

/** In no bucket's name: ids and names cannot hold it, and a key stands last. */
const SEPARATOR = "\u0000";

export const listOfKey = (bucket: string, key: string): string => `${bucket}${SEPARATOR}${key}`;
export const listWithoutValue = (bucket: string): string => `${bucket}${SEPARATOR}`;

/** @param areTied do two records of one key stand at the same place among others of their order? */
export function indexEntries<Item>(
  definition: IndexDefinition<Item>,
  orderOf: (item: Item) => number,
  areTied: (from: Item, to: Item) => boolean = () => true,
): IndexEntries<Item> {
  if (typeof definition === "function") {
    return {
      of: (item) => {
        const list = definition(item);
        return list === undefined ? NOWHERE : [{ list, value: orderOf(item) }];
      },
      valueIn: (_list, item) => orderOf(item),
      areSame: (from, to) =>
        orderOf(from) === orderOf(to) && areTied(from, to) && areInOneBucket(definition, from, to),
    };
  }
  const { bucketOf } = definition;
  if ("keyedValuesOf" in definition) {
    return {
      of: (item) => {
        const bucket = bucketOf(item);
        return bucket === undefined ? NOWHERE : keyedEntries(bucket, definition.keyedValuesOf(item));
      },
      valueIn: (list, item) => {
        const wanted = list.slice(list.lastIndexOf(SEPARATOR) + 1);
        const found = definition.keyedValuesOf(item).find(({ key }) => key === wanted);
        if (found === undefined) throw new Error(`a record without the key ${wanted} stands in its list`);
        return found.value;
      },
      areSame: (from, to) =>
        definition.keyedValuesOf(from) === definition.keyedValuesOf(to) && areInOneBucket(bucketOf, from, to),
    };
  }
  return {
    of: (item) => {
      const bucket = bucketOf(item);
      if (bucket === undefined) return NOWHERE;
      const value = definition.sortedBy(item);
      return value === undefined
        ? [{ list: listWithoutValue(bucket), value: orderOf(item) }]
        : [{ list: bucket, value }];
    },
    valueIn: (_list, item) => definition.sortedBy(item) ?? orderOf(item),
    areSame: (from, to) =>
      definition.sortedBy(from) === definition.sortedBy(to) && areInOneBucket(bucketOf, from, to),
  };
}

function areInOneBucket<Item>(bucketOf: BucketOf<Item>, from: Item, to: Item): boolean {
  const { dependsOn } = bucketOf;
  if (dependsOn?.every((member) => from[member] === to[member]) === true) return true;
  return bucketOf(from) === bucketOf(to);
}

const NOWHERE: readonly IndexEntry[] = [];

function keyedEntries(
  bucket: string,
  values: ReturnType<KeyedIndex<unknown>["keyedValuesOf"]>,
): readonly IndexEntry[] {
  const isFirst = (key: string, index: number) => values.findIndex((other) => other.key === key) === index;
  return values.flatMap(({ key, value }, index) =>
    isFirst(key, index) ? [{ list: listOfKey(bucket, key), value }] : [],
  );
}
