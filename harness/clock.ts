import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import type { ClockReading } from "../emulator/index.ts";
import type { Bench } from "./bench.ts";
import { type Duration, durationMs } from "./duration.ts";
import type { WorldTimers } from "./world-timers.ts";

/** Wall milliseconds after which something that is still busy, and that no fault holds, will not settle. */
const SETTLE_LIMIT_MS = 10_000;
/** Wall milliseconds between two looks at somebody who is busy outside of this process. */
const LOOK_AGAIN_MS = 2;

interface Appointment {
  readonly at: number;
  readonly what: string;
  readonly run: () => void;
}

/**
 * The world's clock: GameLift's time in the emulator and the actors' time here, moved together.
 */
export class WorldClock implements WorldTimers {
  readonly #bench: Bench;
  readonly #busyActors: () => readonly string[] | Promise<readonly string[]>;
  readonly #note: (step: string) => void;
  readonly #appointments = new Set<Appointment>();
  readonly #startedAt: number;
  /** What GameLift's clock was at some instant of this one, and how fast it has gone by it since. */
  #pace: { readonly at: number; readonly gameLiftAt: number; readonly speed: number };
  readonly #settleLimitMs: number;
  #heldAtMostMs = 0;
  #now: number;

  private constructor(
    bench: Bench,
    busyActors: () => readonly string[] | Promise<readonly string[]>,
    note: (step: string) => void,
    settleLimitMs: number,
    { now, speed }: Pick<ClockReading, "now" | "speed">,
  ) {
    this.#settleLimitMs = settleLimitMs;
    this.#pace = { at: now, gameLiftAt: now, speed };
    this.#bench = bench;
    this.#busyActors = busyActors;
    this.#note = note;
    this.#startedAt = now;
    this.#now = now;
  }

  /**
   * A clock for an emulator whose own stands still until it is set.
   *
   * @param busyActors who is at work beside the emulator, once they have seen what it wants of them.
   * @param note is told of each advance before it begins.
   * @param settleLimitMs wall milliseconds, beside those for which faults hold what they act on.
   * @throws Error for an emulator whose clock is running.
   */
  static async of(
    bench: Bench,
    busyActors: () => readonly string[] | Promise<readonly string[]>,
    note: (step: string) => void = () => {},
    settleLimitMs: number = SETTLE_LIMIT_MS,
  ): Promise<WorldClock> {
    const reading = await bench.clock();
    if (reading.mode !== "manual") throw new Error("a world's clock needs an emulator whose clock is manual");
    return new WorldClock(bench, busyActors, note, settleLimitMs, reading);
  }

  now(): number {
    return this.#now;
  }

  /** Milliseconds of GameLift's time that have passed so far. */
  get advancedMs(): number {
    return this.#now - this.#startedAt;
  }

  /** Wall milliseconds for which the faults that were ordered may keep things busy, one after the other. */
  get heldAtMostMs(): number {
    return this.#heldAtMostMs;
  }

  /** A fault was ordered that may keep things busy for so many wall milliseconds in all. */
  allowHolding(heldMs: number): void {
    this.#heldAtMostMs += heldMs;
  }

  after(delayMs: number, what: string, run: () => void): () => void {
    const appointment: Appointment = { at: this.#now + delayMs, what, run };
    this.#appointments.add(appointment);
    return () => this.#appointments.delete(appointment);
  }

  /**
   * Moves GameLift's time on: from one due instant to the next, each reached, run and settled before the next.
   *
   * @param options.includingRealServers moves the liveness limits of real server processes as well.
   * @throws Error naming who is still busy when the world does not settle within ten seconds and the delays of its faults.
   */
  async advance(
    duration: Duration,
    options: { readonly includingRealServers?: boolean } = {},
  ): Promise<void> {
    const target = this.#now + durationMs(duration);
    await this.settle();
    this.#note(`lets ${typeof duration === "number" ? `${duration}ms` : duration} of GameLift's time pass`);
    for (let due = await this.#nextDueAt(); due <= target; due = await this.#nextDueAt()) {
      await this.#reach(due);
    }
    await this.#reach(target);
    if (options.includingRealServers === true) await this.#advanceRealServers(durationMs(duration));
  }

  /**
   * Takes GameLift's time over where a fault has let it jump: what was to happen in between comes late, behind GameLift's
   * own rules.
   */
  async catchUp(): Promise<void> {
    const reading = await this.#bench.clock();
    const at = this.#whenGameLiftIsAt(reading.now);
    this.#keepPace(reading);
    if (at > this.#now) await this.#reach(at);
  }

  /** From now on GameLift's time goes as fast by this one as its clock says. */
  #keepPace({ now, speed }: Pick<ClockReading, "now" | "speed">): void {
    if (speed !== this.#pace.speed) this.#pace = { at: this.#now, gameLiftAt: now, speed };
  }

  #whenGameLiftIsAt(gameLiftAt: number): number {
    return this.#pace.at + (gameLiftAt - this.#pace.gameLiftAt) / this.#pace.speed;
  }

  #gameLiftAt(at: number): number {
    return Math.round(this.#pace.gameLiftAt + (at - this.#pace.at) * this.#pace.speed);
  }

  /** Resolves when nobody is at work, twice in a row with a ping between. @throws Error naming who is still busy. */
  async settle(): Promise<void> {
    const startedAt = performance.now();
    let quietLooks = 0;
    while (quietLooks < 2) {
      const busy = [...(await this.#bench.busy()), ...(await this.#busyActors())];
      if (busy.length === 0) {
        quietLooks += 1;
        await this.#bench.ping();
        await nextTurn();
        continue;
      }
      quietLooks = 0;
      const held = this.#heldAtMostMs;
      if (performance.now() - startedAt > this.#settleLimitMs + held) {
        const limit = `${this.#settleLimitMs} ms${held === 0 ? "" : `, and ${held} ms more for the faults that were ordered`}`;
        throw new Error(`The world did not settle within ${limit}. Still busy: ${busy.join("; ")}`);
      }
      await pause(LOOK_AGAIN_MS);
    }
  }

  async #nextDueAt(): Promise<number> {
    const reading = await this.#bench.clock();
    this.#keepPace(reading);
    const { nextDueAt } = reading;
    const own = Math.min(...[...this.#appointments].map((appointment) => appointment.at));
    return nextDueAt === null ? own : Math.min(own, this.#whenGameLiftIsAt(nextDueAt));
  }

  async #reach(at: number): Promise<void> {
    if (at > this.#now) {
      await this.#bench.setClock(this.#gameLiftAt(at));
      this.#now = at;
    }
    const due = [...this.#appointments]
      .filter((appointment) => appointment.at <= at)
      .sort((a, b) => a.at - b.at);
    for (const appointment of due) {
      if (this.#appointments.delete(appointment)) appointment.run();
    }
    await this.settle();
  }

  async #advanceRealServers(byMs: number): Promise<void> {
    const { realNow } = await this.#bench.clock();
    const target = realNow + byMs;
    for (;;) {
      const { nextRealDueAt, realNow: now } = await this.#bench.clock();
      if (nextRealDueAt === null || nextRealDueAt > target || now >= target) break;
      await this.#bench.setClock(Math.max(nextRealDueAt, now), "real");
      await this.settle();
    }
    const { realNow: reached } = await this.#bench.clock();
    if (reached < target) await this.#bench.setClock(target, "real");
    await this.settle();
  }
}
