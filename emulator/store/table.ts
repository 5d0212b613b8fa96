import type { Scope } from "../domain/scope.ts";
import { OrderedIndex } from "./ordered-index.ts";
import { SlotsByKey } from "./slots-by-key.ts";
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

/** Takes each change down before it happens, with the table that can take it back. */
export type RecordChange = (change: Change, table: { undo(change: Change): void }) => void;

/** Frozen records of one kind by key, with an ordered index for each question asked of them. */
export class Table<Item extends object, IndexName extends string> {
  readonly #records: SlotsByKey<Item>;
  readonly #indexes: readonly OrderedIndex<Item>[];
  readonly #indexByName: ReadonlyMap<string, OrderedIndex<Item>>;
  readonly #definition: TableDefinition<Item, IndexName>;
  readonly #record: RecordChange;
  readonly #scope: Scope | undefined;

  /** @param scope of the account and region that the records belong to, if they belong to one. */
  constructor(definition: TableDefinition<Item, IndexName>, recordChange: RecordChange, scope?: Scope) {
    this.#definition = definition;
    this.#record = recordChange;
    this.#scope = scope;
    this.#records = new SlotsByKey(definition.isRecurring);
    const { keyOf, orderOf, compareTied = byKey(keyOf) } = definition;
    // Ties that are broken by keys are broken alike for a record and its successor.
    const areTied =
      definition.compareTied === undefined ? undefined : (a: Item, b: Item) => compareTied(a, b) === 0;
    const indexes = Object.entries(definition.indexes) as [string, IndexDefinition<Item>][];
    this.#indexByName = new Map(
      indexes.map(([name, index]) => [name, new OrderedIndex(index, orderOf, compareTied, areTied)]),
    );
    this.#indexes = [...this.#indexByName.values()];
  }

  get size(): number {
    return this.#records.size;
  }

  /** How its records are found, for whoever checks that they are. */
  get definition(): TableDefinition<Item, IndexName> {
    return this.#definition;
  }

  get(key: string): Item | undefined {
    return this.#records.get(key)?.record;
  }

  /** In order of insertion, those of recurring keys last. */
  all(): readonly Item[] {
    return this.#records.records();
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
    const key = this.#definition.keyOf(frozen);
    this.#replace(key, this.#records.get(key), frozen);
    return frozen;
  }

  delete(key: string): void {
    const present = this.#records.get(key);
    if (present !== undefined) this.#replace(key, present, undefined);
  }

  clear(): void {
    for (const key of this.#records.keys()) this.delete(key);
  }

  /** Puts back what a change of this table has replaced, without a word to anybody. */
  undo({ key, before }: Change): void {
    this.#write(key, this.#records.get(key), before as Item | undefined);
  }

  #index(name: IndexName): OrderedIndex<Item> {
    const index = this.#indexByName.get(name);
    if (index === undefined) throw new Error(`table ${this.#definition.name} has no index ${name}`);
    return index;
  }

  #replace(key: string, present: Slot<Item> | undefined, after: Item | undefined): void {
    const scope = this.#scope;
    const table = this.#definition.name;
    const before = present?.record;
    this.#record(
      scope === undefined ? { table, key, before, after } : { scope, table, key, before, after },
      this,
    );
    this.#write(key, present, after);
  }

  #write(key: string, present: Slot<Item> | undefined, to: Item | undefined): void {
    if (present === undefined) {
      if (to !== undefined) this.#add(key, { record: to });
      return;
    }
    const moved: OrderedIndex<Item>[] = [];
    for (const index of this.#indexes) if (index.leave(present, to)) moved.push(index);
    if (to === undefined) this.#records.delete(key);
    else present.record = to;
    for (const index of moved) index.enter(present);
  }

  #add(key: string, slot: Slot<Item>): void {
    this.#records.set(key, slot);
    for (const index of this.#indexes) index.enter(slot);
  }
}

const byKey =
  <Item>(keyOf: (item: Item) => string) =>
  (a: Item, b: Item): number => {
    const [one, other] = [keyOf(a), keyOf(b)];
    return one < other ? -1 : one === other ? 0 : 1;
  };

/** What is frozen already has been frozen with all that it holds: records share their parts with their predecessors. */
function deepFreeze<Value extends object>(value: Value): Value {
  if (Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const name in value) {
    const member = value[name];
    if (typeof member === "object" && member !== null) deepFreeze(member);
  }
  return value;
}
