/**
 * Buckets of records in order. A bucket is a sorted array: reading a page is a binary search, adding the newest is a
 * push, and removing one moves memory, which stays cheap at the sizes a bench holds (100,000 game sessions).
 */
export class OrderedIndex<Item> {
  readonly #buckets = new Map<string, Item[]>();
  readonly #bucketOf: (item: Item) => string | undefined;
  readonly #orderOf: (item: Item) => number;
  readonly #tieOf: (item: Item) => string;

  constructor(
    bucketOf: (item: Item) => string | undefined,
    orderOf: (item: Item) => number,
    tieOf: (item: Item) => string,
  ) {
    this.#bucketOf = bucketOf;
    this.#orderOf = orderOf;
    this.#tieOf = tieOf;
  }

  all(bucket: string): readonly Item[] {
    return [...(this.#buckets.get(bucket) ?? [])];
  }

  first(bucket: string): Item | undefined {
    return this.#buckets.get(bucket)?.[0];
  }

  count(bucket: string): number {
    return this.#buckets.get(bucket)?.length ?? 0;
  }

  buckets(): readonly string[] {
    return [...this.#buckets.keys()];
  }

  after(bucket: string, order: number, limit: number): readonly Item[] {
    const items = this.#buckets.get(bucket) ?? [];
    const start = this.#firstWhere(items, (item) => this.#orderOf(item) > order);
    return items.slice(start, start + limit);
  }

  before(bucket: string, order: number, limit: number): readonly Item[] {
    const items = this.#buckets.get(bucket) ?? [];
    const end = this.#firstWhere(items, (item) => this.#orderOf(item) >= order);
    return items.slice(Math.max(0, end - limit), end).reverse();
  }

  replace(from: Item | undefined, to: Item | undefined): void {
    const oldBucket = from === undefined ? undefined : this.#bucketOf(from);
    const newBucket = to === undefined ? undefined : this.#bucketOf(to);
    if (from !== undefined && to !== undefined && this.#keepsItsPlace(from, to, oldBucket, newBucket)) return;
    if (from !== undefined && oldBucket !== undefined) this.#remove(oldBucket, from);
    if (to !== undefined && newBucket !== undefined) this.#insert(newBucket, to);
  }

  /** Most changes leave a record where it stands; moving the rest of a long bucket twice for that would be a waste. */
  #keepsItsPlace(
    from: Item,
    to: Item,
    oldBucket: string | undefined,
    newBucket: string | undefined,
  ): boolean {
    if (oldBucket !== newBucket || this.#isBefore(from, to) || this.#isBefore(to, from)) return false;
    const items = oldBucket === undefined ? undefined : this.#buckets.get(oldBucket);
    if (items === undefined) return oldBucket === undefined;
    const position = this.#position(items, from);
    if (items[position] !== from) return false;
    items[position] = to;
    return true;
  }

  #remove(bucket: string, item: Item): void {
    const items = this.#buckets.get(bucket);
    if (items === undefined) return;
    const position = this.#position(items, item);
    if (items[position] === item) items.splice(position, 1);
    if (items.length === 0) this.#buckets.delete(bucket);
  }

  #insert(bucket: string, item: Item): void {
    const items = this.#buckets.get(bucket);
    if (items === undefined) this.#buckets.set(bucket, [item]);
    else items.splice(this.#position(items, item), 0, item);
  }

  #position(items: readonly Item[], item: Item): number {
    return this.#firstWhere(items, (present) => !this.#isBefore(present, item));
  }

  /** Where a condition that holds from some item on begins to hold; the length when it never does. */
  #firstWhere(items: readonly Item[], holds: (item: Item) => boolean): number {
    let low = 0;
    let high = items.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (holds(items[middle] as Item)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #isBefore(a: Item, b: Item): boolean {
    const difference = this.#orderOf(a) - this.#orderOf(b);
    return difference < 0 || (difference === 0 && this.#tieOf(a) < this.#tieOf(b));
  }
}
