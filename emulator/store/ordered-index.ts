/**
 * Records found by what they are asked for: a sorted list for each bucket, or for each key within a bucket. Most lists are
 * short and there are many of them: one that would hold one record alone is that record ("who has this token?"), and one
 * of a few is an array of them ("who is in this game session?"), whose values are asked for when they are needed.
 */
import { type IndexEntries, indexEntries, listOfKey, listWithoutValue } from "./index-entries.ts";
import {
  offsetAmong,
  type Ranking,
  type ReadableList,
  type Slot,
  SortedList,
  type SortValue,
} from "./sorted-list.ts";
import type { IndexDefinition } from "./table-definition.ts";

/** Above and below every order. */
const HIGHEST = Number.POSITIVE_INFINITY;
const LOWEST = Number.NEGATIVE_INFINITY;

/** A list of more takes the room of a list of its own. */
const FEW = 8;

export class OrderedIndex<Item extends object> {
  readonly #lists = new Map<string, Slot<Item> | readonly Slot<Item>[] | SortedList<Item>>();
  readonly #entries: IndexEntries<Item>;
  readonly #ranking: Ranking<Item>;

  constructor(
    definition: IndexDefinition<Item>,
    orderOf: (item: Item) => number,
    compareTied: (a: Item, b: Item) => number,
    areTied?: (from: Item, to: Item) => boolean,
  ) {
    this.#entries = indexEntries(definition, orderOf, areTied);
    this.#ranking = { isByOrder: typeof definition === "function", orderOf, compareTied };
  }

  all(bucket: string): readonly Item[] {
    const list = this.#lists.get(bucket);
    if (list instanceof SortedList) return [...list.ascending()];
    return slotsOf(list).map(({ record }) => record);
  }

  first(bucket: string): Item | undefined {
    const list = this.#lists.get(bucket);
    return list instanceof SortedList ? list.first : slotsOf(list)[0]?.record;
  }

  count(bucket: string): number {
    const list = this.#lists.get(bucket);
    return list instanceof SortedList ? list.size : slotsOf(list).length;
  }

  /** The lists that hold anything, by the names of their buckets where an index has one list for each. */
  buckets(): readonly string[] {
    return [...this.#lists.keys()];
  }

  after(bucket: string, order: number, limit: number): readonly Item[] {
    return take(this.#read(bucket).ascending({ value: order, order: HIGHEST }), limit);
  }

  before(bucket: string, order: number, limit: number): readonly Item[] {
    return take(this.#read(bucket).descending(undefined, { value: order, order: LOWEST }), limit);
  }

  /** The list of a bucket, or of one key in it. */
  list(bucket: string, key?: string): ReadableList<Item> {
    return this.#read(key === undefined ? bucket : listOfKey(bucket, key));
  }

  /** Those of a bucket that have no value to be sorted by, in the table's order. */
  withoutValue(bucket: string): ReadableList<Item> {
    return this.#read(listWithoutValue(bucket));
  }

  /** Takes a record, before it is replaced in its slot, out of where it will not stand. Does it have to be put in anew? */
  leave(slot: Slot<Item>, to: Item | undefined): boolean {
    if (to !== undefined && this.#entries.areSame(slot.record, to)) return false;
    for (const { list, value } of this.#entries.of(slot.record)) this.#remove(list, value, slot);
    return to !== undefined;
  }

  enter(slot: Slot<Item>): void {
    for (const { list, value } of this.#entries.of(slot.record)) this.#insert(list, value, slot);
  }

  #read(name: string): SortedList<Item> {
    const present = this.#lists.get(name);
    return present instanceof SortedList ? present : this.#listOf(name, slotsOf(present));
  }

  #listOf(name: string, slots: readonly Slot<Item>[]): SortedList<Item> {
    const values = slots.map(({ record }) => this.#entries.valueIn(name, record));
    return new SortedList(this.#ranking, values, slots);
  }

  #insert(name: string, value: SortValue, slot: Slot<Item>): void {
    const present = this.#lists.get(name);
    if (present === undefined) this.#lists.set(name, slot);
    else if (present instanceof SortedList) present.insert(value, slot);
    else {
      const few = slotsOf(present);
      const valueIn = (item: Item) => this.#entries.valueIn(name, item);
      const slots = few.toSpliced(offsetAmong(few, this.#ranking, valueIn, value, slot.record), 0, slot);
      this.#lists.set(name, slots.length > FEW ? this.#listOf(name, slots) : slots);
    }
  }

  #remove(name: string, value: SortValue, slot: Slot<Item>): void {
    const present = this.#lists.get(name);
    if (present instanceof SortedList) {
      present.remove(value, slot);
      if (present.size === 0) this.#lists.delete(name);
      return;
    }
    const rest = slotsOf(present).filter((other) => other !== slot);
    const [only] = rest;
    if (only === undefined) this.#lists.delete(name);
    else this.#lists.set(name, rest.length === 1 ? only : rest);
  }
}

function slotsOf<Item>(list: Slot<Item> | readonly Slot<Item>[] | undefined): readonly Slot<Item>[] {
  if (list === undefined) return [];
  return isFew(list) ? list : [list];
}

const isFew = <Item>(list: Slot<Item> | readonly Slot<Item>[]): list is readonly Slot<Item>[] =>
  Array.isArray(list);

function take<Item>(items: Iterable<Item>, limit: number): readonly Item[] {
  const taken: Item[] = [];
  if (limit <= 0) return taken;
  for (const item of items) {
    taken.push(item);
    if (taken.length === limit) break;
  }
  return taken;
}
