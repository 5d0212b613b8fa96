import type { Wall } from "../runtime/wall.ts";

/** A wall that shows what the record says, and lets nothing happen by itself. */
export class ReplayWall implements Wall {
  #epochMs: number;

  constructor(epochMs: number) {
    this.#epochMs = epochMs;
  }

  show(epochMs: number): void {
    this.#epochMs = epochMs;
  }

  epochMs(): number {
    return this.#epochMs;
  }

  /** Stands: a running clock then shows the instant to which it was set last. */
  monotonicMs(): number {
    return 0;
  }

  after(): () => void {
    return () => {};
  }
}
