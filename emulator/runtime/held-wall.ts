import type { Wall } from "./wall.ts";

/**
 * The machine's time as the core sees it: it stands still while an input acts. Whatever an input asks, and however
 * often, it came at one instant; so that a record of that instant is enough to let it act again.
 */
export class HeldWall implements Wall {
  readonly #wall: Wall;
  #held: { readonly epochMs: number; readonly monotonicMs: number } | undefined;

  constructor(wall: Wall) {
    this.#wall = wall;
  }

  epochMs(): number {
    return this.#held === undefined ? this.#wall.epochMs() : this.#held.epochMs;
  }

  monotonicMs(): number {
    return this.#held === undefined ? this.#wall.monotonicMs() : this.#held.monotonicMs;
  }

  after(delayMs: number, run: () => void): () => void {
    return this.#wall.after(delayMs, run);
  }

  /** Runs with the time that it is now. @throws whatever `run` throws. */
  hold<Result>(run: () => Result): Result {
    this.#held = { epochMs: this.#wall.epochMs(), monotonicMs: this.#wall.monotonicMs() };
    try {
      return run();
    } finally {
      this.#held = undefined;
    }
  }
}
