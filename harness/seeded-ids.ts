import { createHash } from "node:crypto";

/** Ids and chance of the harness's own actors, from the world's seed: a purpose's draws do not disturb another's. */
export class SeededIds {
  readonly #seed: string;
  readonly #counts = new Map<string, number>();

  constructor(seed: string) {
    this.#seed = seed;
  }

  /** A UUID, version 4 in form. */
  uuid(purpose: string): string {
    const hex = this.#draw(purpose).toString("hex");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }

  /** Numbers from 0 up to, not including, 1. */
  stream(purpose: string): () => number {
    return () => this.#draw(purpose).readUInt32BE(0) / 2 ** 32;
  }

  #draw(purpose: string): Buffer {
    const count = (this.#counts.get(purpose) ?? 0) + 1;
    this.#counts.set(purpose, count);
    return createHash("sha256").update(`${this.#seed}\nharness\n${purpose}\n${count}`).digest();
  }
}
