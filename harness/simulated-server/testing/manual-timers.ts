import type { WorldTimers } from "../../world-timers.ts";

interface Due {
  readonly dueAt: number;
  readonly what: string;
  readonly run: () => void;
}

/** A world's clock for unit tests: it stands still until `advance` moves it, due instant by due instant. */
export class ManualTimers implements WorldTimers {
  #now = Date.UTC(2026, 0, 1);
  #due: Due[] = [];

  now(): number {
    return this.#now;
  }

  after(delayMs: number, what: string, run: () => void): () => void {
    const entry = { dueAt: this.#now + delayMs, what, run };
    this.#due.push(entry);
    return () => {
      this.#due = this.#due.filter((other) => other !== entry);
    };
  }

  advance(durationMs: number): void {
    const target = this.#now + durationMs;
    for (;;) {
      const next = this.#due.filter(({ dueAt }) => dueAt <= target).sort((a, b) => a.dueAt - b.dueAt)[0];
      if (next === undefined) {
        break;
      }
      this.#due = this.#due.filter((other) => other !== next);
      this.#now = next.dueAt;
      next.run();
    }
    this.#now = target;
  }

  /** What is planned: the name and how many milliseconds from now. */
  planned(): { what: string; inMs: number }[] {
    return this.#due.map(({ what, dueAt }) => ({ what, inMs: dueAt - this.#now }));
  }
}
