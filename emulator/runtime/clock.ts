import { type Instant, instant } from "../domain/instant.ts";
import type { Wall } from "./wall.ts";

/**
 * GameLift's time. `manual`: stands still until it is set. `running`: goes on with the machine's, `speed` times as fast.
 */
export class Clock {
  readonly mode: "manual" | "running";
  #speed: number;
  readonly #wall: Wall;
  #anchor: { readonly at: Instant; readonly wallMs: number };

  /** @param options.startAt epoch milliseconds. @throws RangeError when the speed is not a positive number. */
  constructor(options: { mode: "manual" | "running"; startAt: number; speed: number; wall: Wall }) {
    if (!(options.speed > 0)) throw new RangeError(`the clock's speed must be above 0, not ${options.speed}`);
    this.mode = options.mode;
    this.#speed = options.speed;
    this.#wall = options.wall;
    this.#anchor = { at: instant(options.startAt), wallMs: options.wall.monotonicMs() };
  }

  /** How fast a running one goes, by the machine's time; beside a manual one, how fast the time of others goes by its own. */
  get speed(): number {
    return this.#speed;
  }

  now(): Instant {
    if (this.mode === "manual") return this.#anchor.at;
    const passedMs = this.#wall.monotonicMs() - this.#anchor.wallMs;
    return instant(Math.floor(this.#anchor.at + passedMs * this.#speed));
  }

  /**
   * Moves the clock forward. A running clock that has passed the instant meanwhile goes on as it is.
   *
   * @param speed how fast it goes from there; as before when left out.
   * @throws RangeError when a manual clock would go back.
   */
  set(to: Instant, speed = this.#speed): void {
    const now = this.now();
    if (to < now && this.mode === "manual")
      throw new RangeError(`the clock stands at ${now} and cannot be set back to ${to}`);
    if (to < now && speed === this.#speed) return;
    this.#anchor = { at: to < now ? now : to, wallMs: this.#wall.monotonicMs() };
    this.#speed = speed;
  }

  /** What the machine's own clock shows when this one, running on undisturbed, shows `at`; whole milliseconds. */
  onTheMachine(at: Instant): Instant {
    return instant(Math.round(this.#wall.epochMs() + (at - this.now()) / this.#speed));
  }

  /** Wall milliseconds until `at`; Infinity when only a caller can bring it about. */
  wallMsUntil(at: Instant): number {
    const aheadMs = Math.max(0, at - this.now());
    if (aheadMs === 0) return 0;
    return this.mode === "manual" ? Number.POSITIVE_INFINITY : aheadMs / this.#speed;
  }
}
