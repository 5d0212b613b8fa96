/** The real core with the real rules, whose inputs a test writes as functions and whose due work runs at once. */
import { Core } from "../core.ts";
import { instant } from "../domain/instant.ts";
import type { Scope } from "../domain/scope.ts";
import { Clock } from "../runtime/clock.ts";
import { HeldWall } from "../runtime/held-wall.ts";
import { Journal } from "../runtime/journal.ts";
import { SeededStreams } from "../runtime/random.ts";
import { machineWall } from "../runtime/wall.ts";
import type { Turn } from "../services/turn.ts";
import type { ScopedTables } from "../store/scoped-tables.ts";
import { Store } from "../store/store.ts";
import type { Change } from "../store/table.ts";

/** More rules than this at one instant are a loop. */
const MOST_RULES_AT_ONCE = 1_000;

const notServed = (): never => {
  throw new Error("a test core takes no sockets, calls or frames: use run");
};

export class TestCore {
  readonly scope: Scope = { account: "000000000000", region: "us-east-1" };
  readonly journal: Journal;
  readonly #store = new Store();
  readonly #clock = new Clock({ mode: "manual", startAt: Date.UTC(2026, 0, 1), speed: 1, wall: machineWall });
  readonly #core: Core;
  #body: (turn: Turn) => void = notServed;
  #changes: readonly Change[] = [];

  constructor() {
    this.journal = new Journal({
      limit: 5_000,
      now: () => ({ at: this.#clock.now(), wallAt: machineWall.epochMs() }),
    });
    this.#core = new Core({
      store: this.#store,
      clocks: { clock: this.#clock, real: this.#clock },
      wall: new HeldWall(machineWall),
      journal: this.journal,
      streams: new SeededStreams("test"),
      rules: {
        admission: notServed,
        call: notServed,
        frame: notServed,
        delivered: notServed,
        seam: notServed,
        "socket-opened": notServed,
        "socket-lost": notServed,
        control: (turn) => {
          this.#body(turn);
          return {};
        },
      },
    });
    this.#core.onCommit(({ changes }) => {
      this.#changes = changes;
    });
  }

  get tables(): ScopedTables {
    return this.#store.of(this.scope);
  }

  tablesOf(scope: Scope): ScopedTables {
    return this.#store.of(scope);
  }

  /** One clock for both times. */
  get clocks(): { readonly clock: Clock; readonly real: Clock } {
    return { clock: this.#clock, real: this.#clock };
  }

  /** Everything there is, for what looks at all of it. */
  get store(): Store {
    return this.#store;
  }

  /** Runs one input and answers what it changed; what falls due by it still waits. @throws what the body throws. */
  apply(body: (turn: Turn) => void): readonly Change[] {
    this.#body = body;
    this.#core.apply({ kind: "control", command: "test", scope: this.scope, parameters: {} });
    return this.#changes;
  }

  /** Runs one input and everything that falls due by it. */
  run(body: (turn: Turn) => void): void {
    this.apply(body);
    this.#runDue();
  }

  /** Sets the clock forward, running each rule at its instant. */
  advance(seconds: number): void {
    const target = this.#clock.now() + seconds * 1000;
    while (this.#clock.now() < target) {
      const to = instant(Math.min(this.#core.nextDueAt("clock") ?? target, target));
      this.#core.apply({ kind: "clock", base: "clock", to });
      this.#runDue();
    }
  }

  close(): void {
    this.#core.close();
  }

  #runDue(): void {
    for (let count = 0; this.#core.hasDueWork(); count += 1) {
      const timer = this.#store.timers.first("clock", "due");
      if (timer === undefined) throw new Error("due work waits on no timer of the clock");
      if (count === MOST_RULES_AT_ONCE)
        throw new Error(`rules go round in circles; the next is ${timer.timerId}`);
      this.#core.apply({ kind: "due", timerId: timer.timerId });
    }
  }
}
