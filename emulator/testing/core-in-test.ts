/** The real core with the real due rules, whose inputs a test writes as functions, on clocks that may run. */
import { Core } from "../core.ts";
import { instant } from "../domain/instant.ts";
import type { Scope } from "../domain/scope.ts";
import type { LivenessBase } from "../domain/server-process.ts";
import type { TimerPurpose } from "../domain/timer.ts";
import { Clock } from "../runtime/clock.ts";
import { HeldWall } from "../runtime/held-wall.ts";
import { Journal } from "../runtime/journal.ts";
import { SeededStreams } from "../runtime/random.ts";
import { machineWall, type Wall } from "../runtime/wall.ts";
import type { Turn } from "../services/turn.ts";
import { Store } from "../store/store.ts";

export const scope: Scope = { account: "000000000000", region: "us-east-1" };
export const START_AT = Date.UTC(2026, 0, 1);

export class CoreInTest {
  readonly store = new Store();
  readonly clocks: { readonly [Base in LivenessBase]: Clock };
  readonly journal: Journal;
  readonly core: Core;
  #body: (turn: Turn) => unknown = () => ({});

  constructor(
    clock: { readonly mode: "manual" | "running"; readonly speed: number },
    machine: Wall = machineWall,
  ) {
    const wall = new HeldWall(machine);
    const clockOf = () => new Clock({ ...clock, startAt: START_AT, wall });
    this.clocks = { clock: clockOf(), real: clockOf() };
    this.journal = new Journal({
      limit: 1_000,
      now: () => ({ at: this.clocks.clock.now(), wallAt: wall.epochMs() }),
    });
    const rule = (turn: Turn) => this.#body(turn) as never;
    this.core = new Core({
      store: this.store,
      clocks: this.clocks,
      wall,
      journal: this.journal,
      streams: new SeededStreams("test"),
      rules: {
        admission: rule,
        call: rule,
        frame: rule,
        delivered: rule,
        control: rule,
        seam: rule,
        "socket-opened": rule,
        "socket-lost": rule,
      },
    });
  }

  run(body: (turn: Turn) => unknown): unknown {
    this.#body = body;
    return this.core.apply({ kind: "control", command: "test", scope, parameters: { asked: 1 } });
  }

  /** Sets a timer whose rule finds nothing to do: its subject does not exist. */
  timer(turn: Turn, purpose: TimerPurpose, inMs: number, base: LivenessBase = "clock"): void {
    const dueAt = instant(turn.timeOf(base) + inMs);
    turn.setTimer({ scope, purpose, subjectId: "nobody", dueAt, base });
  }

  /** What was written of that kind, oldest first. */
  written(kind: string): readonly string[] {
    return this.journal
      .after(0)
      .filter((entry) => entry.kind === kind)
      .map((entry) => entry.what);
  }
}
