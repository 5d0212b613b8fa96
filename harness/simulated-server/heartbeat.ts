/**
 * The pulse of a game server process, on the world's clock.
 *
 * **Observed** in the Go Server SDK 5.6.0: one at once, then one every 60 s, each interval jittered evenly by up to
 * 10 s to either side, measured from beat to beat whatever the answer does; in C++ 5.4.0 from the end of one report to the
 * next, so that its period is longer by the answer's time. A failed one has no effect on the game.
 */
import type { WorldTimers } from "../world-timers.ts";
import { sdkProfiles } from "./sdk-profile.ts";
import type { ServerScript } from "./server-script.ts";

/** In milliseconds of the world's time. */
export interface HeartbeatPace {
  readonly intervalMs: number;
  readonly jitterMs: number;
}

export const goHeartbeat: HeartbeatPace = { intervalMs: 60_000, jitterMs: 10_000 };

/** The time from one beat to the next; `draw` is from 0 up to 1. */
export function heartbeatDelayMs({ intervalMs, jitterMs }: HeartbeatPace, draw: number): number {
  return Math.round(intervalMs + (2 * draw - 1) * jitterMs);
}

export interface HeartbeatOptions {
  readonly timers: WorldTimers;
  readonly random: () => number;
  readonly pace: HeartbeatPace;
  readonly processId: string;
  readonly script: () => ServerScript;
  report(healthy: boolean): Promise<unknown>;
  failed(error: unknown): void;
}

export class Heartbeat {
  readonly #options: HeartbeatOptions;
  #sent = 0;
  #cancel: () => void = () => undefined;
  #isStopped = false;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
  }

  /** Beats at once and from then on. @throws what `report` throws for the first beat. */
  async start(): Promise<void> {
    this.#isStopped = false;
    await this.#beatAndGoOn();
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel();
  }

  async #beatAndGoOn(): Promise<void> {
    const { heartbeatIntervals } = sdkProfiles[this.#options.script().profile ?? "Go"];
    if (heartbeatIntervals === "from-beat-to-beat") this.#schedule();
    try {
      await this.#beat();
    } finally {
      if (heartbeatIntervals === "from-answer-to-beat" && !this.#isStopped) this.#schedule();
    }
  }

  #schedule(): void {
    const { timers, random, pace, processId, failed, script } = this.#options;
    const { heartbeatsLateByMs = 0 } = script();
    const delayMs = heartbeatDelayMs(pace, random()) + heartbeatsLateByMs;
    this.#cancel = timers.after(delayMs, `heartbeat of ${processId}`, () => {
      this.#beatAndGoOn().catch(failed);
    });
  }

  async #beat(): Promise<void> {
    const { report, failed, script } = this.#options;
    const { silentAfterHeartbeats = Number.POSITIVE_INFINITY } = script();
    const { unhealthyAfterHeartbeats = Number.POSITIVE_INFINITY, floodsWith = 0 } = script();
    if (this.#sent >= silentAfterHeartbeats) return;
    this.#sent += 1;
    const isHealthy = this.#sent <= unhealthyAfterHeartbeats;
    const answered = report(isHealthy);
    for (let more = 0; more < floodsWith; more += 1) report(isHealthy).catch(failed);
    await answered;
  }
}
