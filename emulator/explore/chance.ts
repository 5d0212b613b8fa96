/** Random choices from a seed: fast, and an own stream for each purpose, so that a draw more in one leaves the others. */
import { hash } from "node:crypto";

export class Chance {
  #a: number;
  #b: number;
  #c: number;
  #count = 1;

  constructor(seed: string, purpose: string) {
    const digest = hash("sha256", `${seed}\n${purpose}`, "buffer");
    this.#a = digest.readInt32LE(0);
    this.#b = digest.readInt32LE(4);
    this.#c = digest.readInt32LE(8);
    // The first numbers of the generator still show its beginning.
    for (let index = 0; index < 12; index += 1) this.#draw();
  }

  /** A whole number from 0 up to, not including, `count`; 0 where there is nothing to choose from. */
  below(count: number): number {
    return Math.floor((this.#draw() / 2 ** 32) * count);
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** True so many times of a hundred. */
  percent(times: number): boolean {
    return this.below(100) < times;
  }

  /** One of them; undefined of none. */
  pick<Item>(items: readonly Item[]): Item | undefined {
    return items[this.below(items.length)];
  }

  /** One of several, of which there is at least one. */
  oneOf<Item>(first: Item, ...others: readonly Item[]): Item {
    const index = this.below(others.length + 1);
    return index === 0 ? first : (others[index - 1] as Item);
  }

  /** Small fast counting generator of 32 bits (sfc32), public domain by Chris Doty-Humphrey. */
  #draw(): number {
    const sum = (this.#a + this.#b + this.#count) | 0;
    this.#count = (this.#count + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
}
