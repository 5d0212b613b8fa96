import type { LaunchedProcess as LaunchLine } from "../domain/fleet.ts";
import type { Wall } from "../runtime/wall.ts";
import { backOffMs, type Lane, lanesFor, startableLanes } from "./lanes.ts";

/** The lanes of all instances, with what their processes came to. */
export class LaneBook {
  readonly #wall: Wall;
  readonly #retry: () => void;
  readonly #lanes = new Map<string, Lane[]>();
  readonly #waits = new Set<() => void>();

  /** @param retry called when a lane has waited long enough. */
  constructor(wall: Wall, retry: () => void) {
    this.#wall = wall;
    this.#retry = retry;
  }

  /** The lanes of an instance in which a process may be started now. @param lines of its runtime configuration. */
  startable(instance: string, lines: readonly LaunchLine[]): readonly Lane[] {
    const lanes = lanesFor(this.#lanes.get(instance) ?? [], lines);
    this.#lanes.set(instance, lanes);
    return startableLanes(lanes, lines, this.#wall.monotonicMs());
  }

  isWaiting(lane: Lane): boolean {
    return lane.retryAtMs > this.#wall.monotonicMs();
  }

  /** Nothing is started in this lane for a while: how long, in milliseconds. */
  failed(lane: Lane): number {
    lane.failureCount += 1;
    const delayMs = backOffMs(lane.failureCount);
    lane.retryAtMs = this.#wall.monotonicMs() + delayMs;
    // A millisecond more: timers may fire a little before their time.
    const callOff = this.#wall.after(delayMs + 1, () => {
      this.#waits.delete(callOff);
      this.#retry();
    });
    this.#waits.add(callOff);
    return delayMs;
  }

  /** The same for every lane of an instance that is empty and leads to the same file. */
  pathFailed(instance: string, launchPath: string): void {
    for (const lane of this.#lanes.get(instance) ?? []) {
      if (lane.launchPath === launchPath && lane.processId === undefined) this.failed(lane);
    }
  }

  succeeded(lane: Lane): void {
    lane.failureCount = 0;
    lane.retryAtMs = 0;
  }

  forget(instance: string): void {
    this.#lanes.delete(instance);
  }

  close(): void {
    for (const callOff of this.#waits) callOff();
    this.#waits.clear();
  }
}
