/** What a table is made from: how its records are found, and the questions that are asked of them. */
export interface TableDefinition<Record extends object, IndexName extends string> {
  readonly name: string;
  keyOf(record: Record): string;
  /** Position inside every index; records of equal order stand by `tieOf`, or by key where there is none. */
  orderOf(record: Record): number;
  tieOf?(record: Record): string;
  /** For each question that a query asks: the bucket a record stands in, or undefined for none. */
  readonly indexes: { readonly [name in IndexName]: (record: Record) => string | undefined };
}

/** The bucket of a question that asks for every record. */
export const inOneBucket = (): string => "all";

/** The order of records that nobody asks for in an order: then it is that of their keys. */
export const unordered = (): number => 0;
