/**
 * A list of items in the order of a value each was put in with, kept in short runs: at 100,000 items a change moves the
 * few hundred neighbours of one run instead of half the list, and any place is found by two binary searches.
 */

import { putInPlace, takeOutInPlace } from "./put-in-place.ts";

export type SortValue = number | string;

/** A place between items: behind all that stand at this value with this order or less, before all others. */
export interface Boundary {
  readonly value: SortValue;
  readonly order: number;
}

/** Where a table keeps a record: replaced in place, so that a list is touched only when the record has to move. */
export interface Slot<Item> {
  record: Item;
}

/** Records of equal value stand by their order, then as ties are broken; neither changes while a record is in a list. */
export interface Ranking<Item> {
  /** Is the value of every record its order? Then records of equal value are of equal order, and need not be asked. */
  readonly isByOrder: boolean;
  orderOf(item: Item): number;
  /** Below 0 when the first stands before the second, 0 for one and the same key. */
  compareTied(a: Item, b: Item): number;
}

/** What a reader may ask of a list; each range begins after one boundary and ends at another. */
export interface ReadableList<Item> {
  readonly size: number;
  count(after?: Boundary, until?: Boundary): number;
  ascending(after?: Boundary, until?: Boundary): Iterable<Item>;
  descending(after?: Boundary, until?: Boundary): Iterable<Item>;
  /** The highest value first; items of one value in ascending order. */
  byDescendingValue(after?: Boundary, until?: Boundary): Iterable<Item>;
}

interface Run<Item> {
  values: SortValue[];
  slots: Slot<Item>[];
}

interface Place {
  readonly run: number;
  readonly offset: number;
}

/** Short enough to move within a microsecond, long enough that 100,000 items have a few hundred runs. */
const LONGEST_RUN = 128;
/** Arrays that grow reserve room for many more; most lists have a few records and there are many such lists. */
const EXACT_RUN = 8;

export class SortedList<Item> implements ReadableList<Item> {
  readonly #ranking: Ranking<Item>;
  readonly #runs: Run<Item>[] = [];
  #size = 0;

  /** With the items of one short run, in their order already, and the value of each. */
  constructor(ranking: Ranking<Item>, values: readonly SortValue[] = [], slots: readonly Slot<Item>[] = []) {
    this.#ranking = ranking;
    if (slots.length > 0) this.#runs.push({ values: [...values], slots: [...slots] });
    this.#size = slots.length;
  }

  get size(): number {
    return this.#size;
  }

  get first(): Item | undefined {
    return this.#runs[0]?.slots[0]?.record;
  }

  insert(value: SortValue, slot: Slot<Item>): void {
    const { run: index, offset } = this.#placeOf(value, slot.record);
    const run = this.#runs[index];
    const last = this.#runs.at(-1);
    this.#size += 1;
    if (run !== undefined) {
      put(run, offset, value, slot);
      if (run.slots.length > LONGEST_RUN) this.#split(index, run);
    } else if (last !== undefined && last.slots.length < LONGEST_RUN) {
      put(last, last.slots.length, value, slot);
    } else this.#runs.push({ values: [value], slots: [slot] });
  }

  /** Takes out a record that was put in with this value; what is not in the list stays out of it. */
  remove(value: SortValue, slot: Slot<Item>): void {
    const { run: index, offset } = this.#placeOf(value, slot.record);
    const run = this.#runs[index];
    if (run === undefined || run.slots[offset] !== slot) return;
    takeOutInPlace(run.values, offset);
    takeOutInPlace(run.slots, offset);
    this.#size -= 1;
    if (run.slots.length === 0) this.#runs.splice(index, 1);
    else this.#joinWithNext(index, run);
  }

  count(after?: Boundary, until?: Boundary): number {
    const [start, end] = [this.#startAt(after), this.#endAt(until)];
    if (end.run < start.run) return 0;
    let count = end.offset - start.offset;
    for (let run = start.run; run < end.run; run += 1) count += this.#runs[run]?.slots.length ?? 0;
    return Math.max(0, count);
  }

  ascending(after?: Boundary, until?: Boundary): Generator<Item> {
    return this.#between(this.#startAt(after), this.#endAt(until));
  }

  *descending(after?: Boundary, until?: Boundary): Generator<Item> {
    const start = this.#startAt(after);
    let { run, offset } = this.#endAt(until);
    for (; run >= start.run; run -= 1, offset = this.#runs[run]?.slots.length ?? 0) {
      const slots = this.#runs[run]?.slots ?? [];
      const stop = run === start.run ? start.offset : 0;
      for (offset -= 1; offset >= stop; offset -= 1) yield (slots[offset] as Slot<Item>).record;
    }
  }

  *byDescendingValue(after?: Boundary, until?: Boundary): Generator<Item> {
    const start = this.#startAt(after);
    let end = this.#endAt(until);
    for (;;) {
      const before = this.#before(end);
      if (before === undefined || isEarlier(before, start)) return;
      const value = this.#runs[before.run]?.values[before.offset] as SortValue;
      const upTo = { value, order: Number.NEGATIVE_INFINITY };
      const beginning = this.#startOfGroup(before, value, upTo);
      const from = isEarlier(beginning, start) ? start : beginning;
      yield* this.#between(from, end);
      end = beginning;
    }
  }

  /** Mostly a value is one item's alone, which the neighbour tells without a search. */
  #startOfGroup(place: Place, value: SortValue, upTo: Boundary): Place {
    const neighbour = this.#before(place);
    if (neighbour === undefined || this.#runs[neighbour.run]?.values[neighbour.offset] !== value)
      return place;
    return this.#startAt(upTo);
  }

  *#between(start: Place, end: Place): Generator<Item> {
    for (let { run, offset } = start; run <= end.run; run += 1, offset = 0) {
      const slots = this.#runs[run]?.slots ?? [];
      const stop = run === end.run ? end.offset : slots.length;
      for (; offset < stop; offset += 1) yield (slots[offset] as Slot<Item>).record;
    }
  }

  /** The place of the item before a place. */
  #before({ run, offset }: Place): Place | undefined {
    if (offset > 0) return { run, offset: offset - 1 };
    const previous = this.#runs[run - 1];
    return previous === undefined ? undefined : { run: run - 1, offset: previous.slots.length - 1 };
  }

  #startAt(after: Boundary | undefined): Place {
    return after === undefined ? { run: 0, offset: 0 } : this.#behind(after);
  }

  #endAt(until: Boundary | undefined): Place {
    return until === undefined ? { run: this.#runs.length, offset: 0 } : this.#behind(until);
  }

  #behind({ value, order }: Boundary): Place {
    return this.#firstWhere(
      (present, item) => present > value || (present === value && this.#ranking.orderOf(item) > order),
    );
  }

  /** Where a record stands, or would. Asked at every change: no function is called or made but those that compare. */
  #placeOf(value: SortValue, item: Item): Place {
    const runs = this.#runs;
    const ranking = this.#ranking;
    const order = ranking.orderOf(item);
    const last = runs.at(-1);
    // What is new mostly comes last.
    if (last === undefined || standsBefore(ranking, last, last.slots.length - 1, value, order, item))
      return { run: runs.length, offset: 0 };
    let low = 0;
    let high = runs.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const run = runs[middle] as Run<Item>;
      if (standsBefore(ranking, run, run.slots.length - 1, value, order, item)) low = middle + 1;
      else high = middle;
    }
    const index = low;
    const run = runs[index] as Run<Item>;
    low = 0;
    high = run.slots.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (standsBefore(ranking, run, middle, value, order, item)) low = middle + 1;
      else high = middle;
    }
    return { run: index, offset: low };
  }

  /** Where a condition that holds from some item on begins to hold; behind the last run when it never does. */
  #firstWhere(holds: (value: SortValue, item: Item) => boolean): Place {
    const runs = this.#runs;
    const holdsAt = (run: Run<Item>, offset: number) =>
      holds(run.values[offset] as SortValue, (run.slots[offset] as Slot<Item>).record);
    const index = firstIndex(runs.length, (at) => {
      const run = runs[at] as Run<Item>;
      return holdsAt(run, run.slots.length - 1);
    });
    const run = runs[index];
    if (run === undefined) return { run: index, offset: 0 };
    return { run: index, offset: firstIndex(run.slots.length, (offset) => holdsAt(run, offset)) };
  }

  #split(index: number, run: Run<Item>): void {
    const half = run.slots.length >>> 1;
    this.#runs.splice(
      index,
      1,
      { values: run.values.slice(0, half), slots: run.slots.slice(0, half) },
      { values: run.values.slice(half), slots: run.slots.slice(half) },
    );
  }

  /** Runs that shrink become one again, so that a list that was long once does not stay in crumbs. */
  #joinWithNext(index: number, run: Run<Item>): void {
    const next = this.#runs[index + 1];
    if (next === undefined || run.slots.length + next.slots.length > LONGEST_RUN / 2) return;
    run.values.push(...next.values);
    run.slots.push(...next.slots);
    this.#runs.splice(index + 1, 1);
  }
}

/** Where a record of this value stands, or would stand, among a few that are in order. */
export function offsetAmong<Item>(
  slots: readonly Slot<Item>[],
  ranking: Ranking<Item>,
  valueIn: (item: Item) => SortValue,
  value: SortValue,
  item: Item,
): number {
  const order = ranking.orderOf(item);
  const holdsFor = (slot: Slot<Item>) =>
    standsNotBefore(ranking, valueIn(slot.record), slot, value, order, item);
  const last = slots.at(-1);
  // What is new mostly comes last.
  return last === undefined || !holdsFor(last) ? slots.length : slots.findIndex(holdsFor);
}

/** Does what a run has there stand before a record of this value and order? */
const standsBefore = <Item>(
  ranking: Ranking<Item>,
  { values, slots }: Run<Item>,
  at: number,
  value: SortValue,
  order: number,
  item: Item,
): boolean => !standsNotBefore(ranking, values[at] as SortValue, slots[at] as Slot<Item>, value, order, item);

function standsNotBefore<Item>(
  ranking: Ranking<Item>,
  presentValue: SortValue,
  present: Slot<Item>,
  value: SortValue,
  order: number,
  item: Item,
): boolean {
  if (presentValue !== value) return presentValue > value;
  const difference = ranking.isByOrder ? 0 : ranking.orderOf(present.record) - order;
  return difference > 0 || (difference === 0 && ranking.compareTied(present.record, item) >= 0);
}

function put<Item>(run: Run<Item>, offset: number, value: SortValue, slot: Slot<Item>): void {
  if (run.slots.length < EXACT_RUN) {
    run.values = run.values.toSpliced(offset, 0, value);
    run.slots = run.slots.toSpliced(offset, 0, slot);
    return;
  }
  putInPlace(run.values, offset, value);
  putInPlace(run.slots, offset, slot);
}

const isEarlier = (a: Place, b: Place): boolean => a.run < b.run || (a.run === b.run && a.offset < b.offset);

/** The first of `length` indexes at which a condition holds that holds from some index on; `length` when it never does. */
function firstIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
