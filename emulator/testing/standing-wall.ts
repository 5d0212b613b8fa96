/** A wall whose time stands still until a test lets it pass: thirty seconds of a socket's life without a wait. */
import type { Wall } from "../runtime/wall.ts";

interface Appointment {
  readonly dueMs: number;
  readonly run: () => void;
}

export class StandingWall implements Wall {
  readonly #startedAt: number;
  readonly #appointments = new Set<Appointment>();
  #passedMs = 0;

  /** @param startedAt epoch milliseconds. */
  constructor(startedAt = Date.UTC(2026, 0, 1)) {
    this.#startedAt = startedAt;
  }

  epochMs(): number {
    return this.#startedAt + this.#passedMs;
  }

  monotonicMs(): number {
    return this.#passedMs;
  }

  after(delayMs: number, run: () => void): () => void {
    const appointment = { dueMs: this.#passedMs + delayMs, run };
    this.#appointments.add(appointment);
    return () => this.#appointments.delete(appointment);
  }

  /** How many things wait for time to pass. */
  get waiting(): number {
    return this.#appointments.size;
  }

  /** Lets so many milliseconds pass and runs what was waiting for them, in order. */
  pass(milliseconds: number): void {
    const target = this.#passedMs + milliseconds;
    for (;;) {
      const next = [...this.#appointments].sort((a, b) => a.dueMs - b.dueMs)[0];
      if (next === undefined || next.dueMs > target) break;
      this.#appointments.delete(next);
      this.#passedMs = Math.max(this.#passedMs, next.dueMs);
      next.run();
    }
    this.#passedMs = target;
  }

  /** As pass, for a process that stood still meanwhile: all that was due runs late, when the time is over. */
  standStill(milliseconds: number): void {
    this.#passedMs += milliseconds;
    this.pass(0);
  }
}
