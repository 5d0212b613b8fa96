/** What a table is made from: how its records are found, and the questions that are asked of them. */
export interface TableDefinition<Record extends object, IndexName extends string> {
  readonly name: string;
  keyOf(record: Record): string;
  /** Position inside every index; records of equal order stand as `compareTied` says, or by key where it is left out. */
  orderOf(record: Record): number;
  /** Below 0 when the first stands before the second, 0 for one key only. A record that it tells from the last moves. */
  compareTied?(a: Record, b: Record): number;
  /** Holds for the few keys that are deleted and set again and again; for none where it is left out. */
  readonly isRecurring?: (key: string) => boolean;
  readonly indexes: { readonly [name in IndexName]: IndexDefinition<Record> };
}

/** For each question that a query asks: the bucket a record stands in, or undefined for none. */
export interface BucketOf<Record> {
  (record: Record): string | undefined;
  /** The only members that it looks at, where it says so. */
  readonly dependsOn?: readonly (keyof Record)[];
}

/** A bucket whose name has to be put together: it is not, for records that differ in none of these members. */
export const dependingOn = <Record>(
  dependsOn: readonly (keyof Record)[],
  bucketOf: (record: Record) => string | undefined,
): BucketOf<Record> => Object.assign(bucketOf, { dependsOn });

/**
 * One way to find records: in buckets by the table's order, or sorted by a value of their own, or in a list of each
 * bucket for every key that a record has, sorted by the value it has there. Records of equal value stand in the table's
 * order, which must not change for one key where an index sorts by anything else.
 */
export type IndexDefinition<Record> = BucketOf<Record> | ValueIndex<Record> | KeyedIndex<Record>;

export interface ValueIndex<Record> {
  readonly bucketOf: BucketOf<Record>;
  /** Undefined: the record stands among those without a value. */
  sortedBy(record: Record): number | string | undefined;
}

export interface KeyedIndex<Record> {
  readonly bucketOf: BucketOf<Record>;
  /** The same array as long as it holds the same; of several values for one key the first counts. */
  keyedValuesOf(record: Record): readonly { readonly key: string; readonly value: number | string }[];
}

/** The bucket of a question that asks for every record. */
export const inOneBucket = (): string => "all";

/** The order of records that nobody asks for in an order: then it is that of their keys. */
export const unordered = (): number => 0;
