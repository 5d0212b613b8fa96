/** Counts named work that is under way, so that "is anybody still busy, and with what?" has an answer. */
export class InFlight {
  readonly #names = new Map<symbol, string>();

  /** Runs `work` and counts it under `name` from this very moment until its promise is settled. */
  async track<T>(name: string, work: () => Promise<T>): Promise<T> {
    const key = Symbol(name);
    this.#names.set(key, name);
    try {
      return await work();
    } finally {
      this.#names.delete(key);
    }
  }

  /** What is under way, oldest first; empty means idle. */
  names(): string[] {
    return [...this.#names.values()];
  }
}
