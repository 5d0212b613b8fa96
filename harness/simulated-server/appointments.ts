import type { WorldTimers } from "../world-timers.ts";

/** What one process means to do later on the world's clock, and can call off all at once. */
export class Appointments {
  readonly #timers: WorldTimers;
  readonly #owner: string;
  readonly #open = new Set<() => void>();

  constructor(timers: WorldTimers, owner: string) {
    this.#timers = timers;
    this.#owner = owner;
  }

  after(delayMs: number, what: string, run: () => void): void {
    const callOff = this.#timers.after(delayMs, `${what} of ${this.#owner}`, () => {
      this.#open.delete(callOff);
      run();
    });
    this.#open.add(callOff);
  }

  callOff(): void {
    for (const callOff of this.#open) {
      callOff();
    }
    this.#open.clear();
  }
}
