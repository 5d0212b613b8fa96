import type { ClockReading } from "../emulator/index.ts";
import type { WorldTimers } from "./world-timers.ts";

/** Node fires longer timers at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** A clock that goes on by itself, as many times as fast as the machine's: for actors of an emulator that runs. */
export class RunningTimers implements WorldTimers {
  readonly #speed: number;
  readonly #startedAt: number;
  readonly #startedAtWallMs: number;

  /**
   * @param reading the emulator's clock, read just now.
   * @throws Error for a manual clock: nothing would ever be due on it.
   */
  constructor(reading: Pick<ClockReading, "mode" | "speed" | "now">) {
    if (reading.mode !== "running") {
      throw new Error("running timers need an emulator whose clock runs; this one's is manual");
    }
    this.#speed = reading.speed;
    this.#startedAt = reading.now;
    this.#startedAtWallMs = performance.now();
  }

  now(): number {
    return Math.floor(this.#startedAt + (performance.now() - this.#startedAtWallMs) * this.#speed);
  }

  /** Does not keep the process alive. */
  after(delayMs: number, _what: string, run: () => void): () => void {
    const dueAtWallMs = performance.now() + delayMs / this.#speed;
    let timer: NodeJS.Timeout;
    const wait = (): void => {
      const leftMs = dueAtWallMs - performance.now();
      timer = setTimeout(leftMs > LONGEST_TIMER_MS ? wait : run, Math.min(leftMs, LONGEST_TIMER_MS));
      timer.unref();
    };
    wait();
    return () => clearTimeout(timer);
  }
}
