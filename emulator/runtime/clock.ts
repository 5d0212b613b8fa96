import { type Instant, instant } from "../domain/instant.ts";
import type { Wall } from "./wall.ts";

/**
 * GameLift's time. `manual`: stands still until it is set. `running`: goes on with the machine's, `speed` times as fast.
 */
export class Clock {
  readonly mode: "manual" | "running";
  readonly speed: number;
  readonly #wall: Wall;
  #anchor: { readonly at: Instant; readonly wallMs: number };

  /** @param options.startAt epoch milliseconds. @throws RangeError when the speed is not a positive number. */
  constructor(options: { mode: "manual" | "running"; startAt: number; speed: number; wall: Wall }) {
    if (!(options.speed > 0)) throw new RangeError(`the clock's speed must be above 0, not ${options.speed}`);
    this.mode = options.mode;
    this.speed = options.speed;
    this.#wall = options.wall;
    this.#anchor = { at: instant(options.startAt), wallMs: options.wall.monotonicMs() };
  }

  now(): Instant {
    if (this.mode === "manual") return this.#anchor.at;
    const passedMs = this.#wall.monotonicMs() - this.#anchor.wallMs;
    return instant(Math.floor(this.#anchor.at + passedMs * this.speed));
  }

  /**
   * Moves the clock forward. A running clock that has passed the instant meanwhile goes on as it is.
   *
   * @throws RangeError when a manual clock would go back.
   */
  set(to: Instant): void {
    if (to < this.now()) {
      if (this.mode === "running") return;
      throw new RangeError(`the clock stands at ${this.now()} and cannot be set back to ${to}`);
    }
    this.#anchor = { at: to, wallMs: this.#wall.monotonicMs() };
  }

  /** What the machine's own clock shows when this one, running on undisturbed, shows `at`; whole milliseconds. */
  onTheMachine(at: Instant): Instant {
    return instant(Math.round(this.#wall.epochMs() + (at - this.now()) / this.speed));
  }

  /** Wall milliseconds until `at`; Infinity when only a caller can bring it about. */
  wallMsUntil(at: Instant): number {
    const aheadMs = Math.max(0, at - this.now());
    if (aheadMs === 0) return 0;
    return this.mode === "manual" ? Number.POSITIVE_INFINITY : aheadMs / this.speed;
  }
}
