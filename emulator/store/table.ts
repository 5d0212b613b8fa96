import type { Scope } from "../domain/scope.ts";
import { OrderedIndex } from "./ordered-index.ts";
import type { ReadableList, Slot } from "./sorted-list.ts";
import type { IndexDefinition, TableDefinition } from "./table-definition.ts";

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
  readonly #records = new Map<string, Slot<Item>>();
  readonly #indexes: ReadonlyMap<string, OrderedIndex<Item>>;
  readonly #definition: TableDefinition<Item, IndexName>;
  readonly #record: (change: Change, undo: () => void) => void;

  constructor(
    definition: TableDefinition<Item, IndexName>,
    recordChange: (change: Change, undo: () => void) => void,
  ) {
    this.#definition = definition;
    this.#record = recordChange;
    const { keyOf, orderOf, compareTied = byKey(keyOf) } = definition;
    const indexes = Object.entries(definition.indexes) as [string, IndexDefinition<Item>][];
    this.#indexes = new Map(
      indexes.map(([name, index]) => [name, new OrderedIndex(index, orderOf, compareTied)]),
    );
  }

  get size(): number {
    return this.#records.size;
  }

  get(key: string): Item | undefined {
    return this.#records.get(key)?.record;
  }

  /** In order of insertion. */
  all(): readonly Item[] {
    return Array.from(this.#records.values(), ({ record }) => record);
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

  /** The records of one bucket, or of one key in it, in the order of the index's value: to be read in part. */
  list(index: IndexName, bucket: string, key?: string): ReadableList<Item> {
    return this.#index(index).list(bucket, key);
  }

  /** Those of one bucket without a value that the index could sort by, in the table's order. */
  withoutValue(index: IndexName, bucket: string): ReadableList<Item> {
    return this.#index(index).withoutValue(bucket);
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
    const before = this.#records.get(key)?.record;
    this.#record({ table: this.#definition.name, key, before, after }, () => this.#write(key, before));
    this.#write(key, after);
  }

  #write(key: string, to: Item | undefined): void {
    const present = this.#records.get(key);
    if (present === undefined) {
      if (to !== undefined) this.#add(key, { record: to });
      return;
    }
    const moved: OrderedIndex<Item>[] = [];
    for (const index of this.#indexes.values()) {
      if (index.leave(present, to)) moved.push(index);
    }
    if (to === undefined) this.#records.delete(key);
    else present.record = to;
    for (const index of moved) index.enter(present);
  }

  #add(key: string, slot: Slot<Item>): void {
    this.#records.set(key, slot);
    for (const index of this.#indexes.values()) index.enter(slot);
  }
}

const byKey =
  <Item>(keyOf: (item: Item) => string) =>
  (a: Item, b: Item): number => {
    const [one, other] = [keyOf(a), keyOf(b)];
    return one < other ? -1 : one === other ? 0 : 1;
  };

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const name in value) deepFreeze(value[name]);
  }
  return value;
}
