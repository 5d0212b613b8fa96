import type { Scope } from "../domain/scope.ts";
import { OrderedIndex } from "./ordered-index.ts";
import type { TableDefinition } from "./table-definition.ts";

/** One replacement of a record: what it was and what it is. */
export interface Change {
  /** Undefined for what belongs to no account and region: timers and outgoing events. */
  readonly scope?: Scope;
  readonly table: string;
  readonly key: string;
  readonly before: object | undefined;
  readonly after: object | undefined;
}

/** Frozen records of one kind by key, with an ordered index for each question asked of them. */
export class Table<Item extends object, IndexName extends string> {
  readonly #records = new Map<string, Item>();
  readonly #indexes: ReadonlyMap<string, OrderedIndex<Item>>;
  readonly #definition: TableDefinition<Item, IndexName>;
  readonly #record: (change: Change, undo: () => void) => void;

  constructor(
    definition: TableDefinition<Item, IndexName>,
    recordChange: (change: Change, undo: () => void) => void,
  ) {
    this.#definition = definition;
    this.#record = recordChange;
    const bucketOf = Object.entries(definition.indexes) as [string, (item: Item) => string | undefined][];
    this.#indexes = new Map(
      bucketOf.map(([name, bucket]) => [
        name,
        new OrderedIndex(bucket, definition.orderOf, definition.tieOf ?? definition.keyOf),
      ]),
    );
  }

  get size(): number {
    return this.#records.size;
  }

  get(key: string): Item | undefined {
    return this.#records.get(key);
  }

  /** In order of insertion. */
  all(): readonly Item[] {
    return [...this.#records.values()];
  }

  /** The records of one bucket, in order. */
  in(index: IndexName, bucket: string): readonly Item[] {
    return this.#index(index).all(bucket);
  }

  first(index: IndexName, bucket: string): Item | undefined {
    return this.#index(index).first(bucket);
  }

  count(index: IndexName, bucket: string): number {
    return this.#index(index).count(bucket);
  }

  buckets(index: IndexName): readonly string[] {
    return this.#index(index).buckets();
  }

  /** At most `limit` records of one bucket whose order is greater than `after`. */
  after(index: IndexName, bucket: string, after: number, limit: number): readonly Item[] {
    return this.#index(index).after(bucket, after, limit);
  }

  /** At most `limit` records of one bucket whose order is less than `before`, the last one first. */
  before(index: IndexName, bucket: string, before: number, limit: number): readonly Item[] {
    return this.#index(index).before(bucket, before, limit);
  }

  put(record: Item): Item {
    const frozen = deepFreeze(record);
    this.#replace(this.#definition.keyOf(frozen), frozen);
    return frozen;
  }

  delete(key: string): void {
    if (this.#records.has(key)) this.#replace(key, undefined);
  }

  clear(): void {
    for (const key of [...this.#records.keys()]) this.delete(key);
  }

  #index(name: IndexName): OrderedIndex<Item> {
    const index = this.#indexes.get(name);
    if (index === undefined) throw new Error(`table ${this.#definition.name} has no index ${name}`);
    return index;
  }

  #replace(key: string, after: Item | undefined): void {
    const before = this.#records.get(key);
    this.#record({ table: this.#definition.name, key, before, after }, () => this.#write(key, after, before));
    this.#write(key, before, after);
  }

  #write(key: string, from: Item | undefined, to: Item | undefined): void {
    if (to === undefined) this.#records.delete(key);
    else this.#records.set(key, to);
    for (const index of this.#indexes.values()) index.replace(from, to);
  }
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) deepFreeze(member);
  }
  return value;
}
