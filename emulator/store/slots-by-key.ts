/**
 * Where a table finds its records by their keys.
 *
 * Keys that are deleted and set again and again stand apart: a Map of V8 keeps the place of a deleted entry in the chain
 * of its key until it is built anew, so that in a large one each next look for such a key walks past thousands of them.
 */
import type { Slot } from "./sorted-list.ts";

export class SlotsByKey<Item> {
  readonly #lasting = new Map<string, Slot<Item>>();
  readonly #recurring = new Map<string, Slot<Item>>();
  readonly #isRecurring: (key: string) => boolean;

  /** @param isRecurring holds for few keys at any time; no key is one when it is left out. */
  constructor(isRecurring: (key: string) => boolean = () => false) {
    this.#isRecurring = isRecurring;
  }

  get size(): number {
    return this.#lasting.size + this.#recurring.size;
  }

  get(key: string): Slot<Item> | undefined {
    return this.#mapOf(key).get(key);
  }

  set(key: string, slot: Slot<Item>): void {
    this.#mapOf(key).set(key, slot);
  }

  delete(key: string): void {
    this.#mapOf(key).delete(key);
  }

  keys(): readonly string[] {
    return [...this.#lasting.keys(), ...this.#recurring.keys()];
  }

  /** In order of insertion, those of recurring keys last. */
  records(): readonly Item[] {
    const slots = [...this.#lasting.values(), ...this.#recurring.values()];
    return slots.map(({ record }) => record);
  }

  #mapOf(key: string): Map<string, Slot<Item>> {
    return this.#isRecurring(key) ? this.#recurring : this.#lasting;
  }
}
