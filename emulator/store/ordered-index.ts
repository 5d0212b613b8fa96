/**
 * Records found by what they are asked for: a sorted list for each bucket, or for each key within a bucket. A list that
 * would hold one record alone is that record, since many questions ("who has this token?") have one answer.
 */
import { type IndexEntries, indexEntries, listOfKey, listWithoutValue } from "./index-entries.ts";
import { type Ranking, type ReadableList, type Slot, SortedList, type SortValue } from "./sorted-list.ts";
import type { IndexDefinition } from "./table-definition.ts";

/** Above and below every order. */
const HIGHEST = Number.POSITIVE_INFINITY;
const LOWEST = Number.NEGATIVE_INFINITY;

export class OrderedIndex<Item extends object> {
  readonly #lists = new Map<string, Slot<Item> | SortedList<Item>>();
  readonly #entries: IndexEntries<Item>;
  readonly #ranking: Ranking<Item>;

  constructor(
    definition: IndexDefinition<Item>,
    orderOf: (item: Item) => number,
    tieOf: (item: Item) => string,
  ) {
    this.#entries = indexEntries(definition, orderOf);
    this.#ranking = { orderOf, tieOf };
  }

  all(bucket: string): readonly Item[] {
    return [...this.#read(bucket).ascending()];
  }

  first(bucket: string): Item | undefined {
    const list = this.#lists.get(bucket);
    return list instanceof SortedList ? list.first : (list as Slot<Item> | undefined)?.record;
  }

  count(bucket: string): number {
    const list = this.#lists.get(bucket);
    if (list === undefined) return 0;
    return list instanceof SortedList ? list.size : 1;
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
    if (present instanceof SortedList) return present;
    const list = new SortedList(this.#ranking);
    if (present !== undefined) list.insert(this.#valueIn(name, present.record), present);
    return list;
  }

  #valueIn(name: string, record: Item): SortValue {
    const entry = this.#entries.of(record).find(({ list }) => list === name);
    if (entry === undefined) throw new Error(`a record stands in the list ${name}, where it does not belong`);
    return entry.value;
  }

  #insert(name: string, value: SortValue, slot: Slot<Item>): void {
    const present = this.#lists.get(name);
    if (present === undefined) this.#lists.set(name, slot);
    else if (present instanceof SortedList) present.insert(value, slot);
    else {
      const list = this.#read(name);
      list.insert(value, slot);
      this.#lists.set(name, list);
    }
  }

  #remove(name: string, value: SortValue, slot: Slot<Item>): void {
    const present = this.#lists.get(name);
    if (present instanceof SortedList) present.remove(value, slot);
    if (present === slot || (present instanceof SortedList && present.size === 0)) this.#lists.delete(name);
  }
}

function take<Item>(items: Iterable<Item>, limit: number): readonly Item[] {
  const taken: Item[] = [];
  if (limit <= 0) return taken;
  for (const item of items) {
    taken.push(item);
    if (taken.length === limit) break;
  }
  return taken;
}
