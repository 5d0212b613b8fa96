import type { Addresses } from "../addresses.ts";
import type { Core } from "../core.ts";
import { wantedProcessCount } from "../domain/instance.ts";
import { type Instant, instant } from "../domain/instant.ts";
import type { Scope } from "../domain/scope.ts";
import type { LivenessBase } from "../domain/server-process.ts";
import { type Explanation, explain } from "../explain/explain.ts";
import type { ClockFaults } from "../faults/clock-faults.ts";
import { type BrokenTruth, brokenTruths } from "../invariants/broken-truths.ts";
import { WorldWatch } from "../invariants/world-watch.ts";
import { canonicalJournal } from "../runtime/canonical-journal.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Members } from "../runtime/input.ts";
import type { Journal, JournalEntry } from "../runtime/journal.ts";
import type { CutSockets } from "../server-sdk/front.ts";
import type { Pinged } from "../server-sdk/pinged.ts";
import { stateHash } from "../store/hash.ts";
import { recordsByScope, type ScopeRecords } from "../store/records-by-scope.ts";
import type { Store } from "../store/store.ts";
import { CommandRefused } from "./command.ts";

export interface ClockReading {
  readonly mode: "manual" | "running";
  readonly speed: number;
  /** Epoch milliseconds of GameLift's time. */
  readonly now: number;
  /** The time that the limits of real server processes are counted in. */
  readonly realNow: number;
  /** When the next rule falls due; null when none waits. */
  readonly nextDueAt: number | null;
  readonly nextRealDueAt: number | null;
}

/** Server processes that an instance of a managed fleet lacks. */
export interface WantedProcesses {
  readonly scope: Scope;
  readonly fleetId: string;
  readonly instanceId: string;
  readonly count: number;
}

/** **Documented** (RFC 6455, 7.4, and IANA's registry): what may stand in a frame. */
const isCloseCode = (code: number): boolean =>
  (code >= 1000 && code <= 1014 && code !== 1004 && code !== 1005 && code !== 1006) ||
  (code >= 3000 && code <= 4999);

/** What can be done to the connections of game servers. */
export interface GameServerSockets {
  readonly cut: (chosen: CutSockets) => number;
  readonly setListening: (isListening: boolean) => Promise<void>;
}

export interface ControlOptions {
  readonly core: Core;
  readonly store: Store;
  readonly journal: Journal;
  readonly clocks: { readonly [Base in LivenessBase]: Clock };
  readonly clockFaults: Pick<ClockFaults, "ordered">;
  readonly home: Scope;
  readonly addresses: () => Addresses;
  /** Who is still at work, in words; empty when all is quiet. */
  readonly busy: () => readonly string[];
  readonly ping: (whom: Pinged) => Promise<void>;
  readonly setQueueReachable: (isReachable: boolean) => void;
  readonly gameServerSockets: GameServerSockets;
}

/** What a bench may ask of an emulator, the same for the object in the process and for the client of the control API. */
export class Control {
  readonly #options: ControlOptions;

  constructor(options: ControlOptions) {
    this.#options = options;
  }

  addresses(): Addresses {
    return this.#options.addresses();
  }

  clock(): ClockReading {
    const { clocks, core } = this.#options;
    return {
      mode: clocks.clock.mode,
      speed: clocks.clock.speed,
      now: clocks.clock.now(),
      realNow: clocks.real.now(),
      nextDueAt: core.nextDueAt("clock") ?? null,
      nextRealDueAt: core.nextDueAt("real") ?? null,
    };
  }

  /**
   * Sets a manual clock forward to an instant (whole epoch milliseconds), or the time of real processes. What is due by
   * now runs first. The time of real processes goes on by itself, so that on its way rules run at their instants; what
   * it has passed already is reached.
   *
   * @throws CommandRefused for a running clock, an instant that has passed, or one beyond the next due rule: stepping
   * over a rule would let it run late.
   */
  setClock(to: number, base: LivenessBase = "clock"): ClockReading {
    if (!Number.isSafeInteger(to))
      throw new CommandRefused(400, `The clock is set to whole epoch milliseconds, not to ${to}.`);
    if (base === "real") this.#setRealTime(instant(to));
    else this.#setManualClock(instant(to));
    return this.clock();
  }

  #setManualClock(to: Instant): void {
    const { core, clocks } = this.#options;
    const { clock } = clocks;
    if (clock.mode === "running") {
      throw new CommandRefused(400, "The clock is running by itself; only a manual clock can be set.");
    }
    if (to < clock.now()) {
      throw new CommandRefused(400, `The clock stands at ${clock.now()} and cannot be set back to ${to}.`);
    }
    core.runDueWork();
    const dueAt = core.nextDueAt("clock");
    if (dueAt !== undefined && to > dueAt) {
      throw new CommandRefused(400, `A rule is due at ${dueAt}, before ${to}: set the clock to it first.`);
    }
    core.apply({ kind: "clock", base: "clock", to });
  }

  #setRealTime(to: Instant): void {
    const { core } = this.#options;
    core.runDueWork();
    for (;;) {
      const dueAt = core.nextDueAt("real");
      if (dueAt === undefined || dueAt > to) break;
      core.apply({ kind: "clock", base: "real", to: dueAt });
      core.runDueWork();
    }
    core.apply({ kind: "clock", base: "real", to });
  }

  /** Where server processes are wanted: free slots of instances that hosts fill without being asked for each. */
  wantedProcesses(): readonly WantedProcesses[] {
    return this.#options.store.scopes().flatMap(({ scope, tables }) =>
      tables.instances.in("wanting", "hosts").map((instance) => ({
        scope,
        fleetId: instance.fleetId,
        instanceId: instance.instanceId,
        count: wantedProcessCount(instance),
      })),
    );
  }

  /** Who is at work inside the emulator; two empty answers in a row, with a ping between, mean that it has settled. */
  busy(): readonly string[] {
    return this.#options.busy();
  }

  /** Resolves when the socket of every game server that is asked has answered a ping that was sent now. */
  ping(whom: Pinged = "all"): Promise<void> {
    return this.#options.ping(whom);
  }

  journal(after: number, limit?: number): readonly JournalEntry[] {
    return this.#options.journal.after(after, limit);
  }

  /** What the journal holds, without what differs from run to run although the same was done; one line an entry. */
  canonicalJournal(): readonly string[] {
    return canonicalJournal(this.#options.journal.after(0));
  }

  onJournal(listener: (entry: JournalEntry) => void): () => void {
    return this.#options.journal.listen(listener);
  }

  /** Every record, by account and region. */
  state(): readonly ScopeRecords[] {
    return recordsByScope(this.#options.store);
  }

  /** One text for everything that is remembered, waiting rules and events included; equal when all of it is. */
  stateHash(): string {
    return stateHash(this.#options.store);
  }

  /** Rules that wait and should have run by now. */
  overdue(): readonly string[] {
    const { store, clocks } = this.#options;
    return store.timers
      .all()
      .filter((timer) => timer.dueAt < (clocks[timer.base].now() as Instant))
      .map((timer) => timer.timerId);
  }

  /** The truths that do not hold, each with what contradicts it; none when all is well. To be asked when all has settled. */
  brokenTruths(): readonly BrokenTruth[] {
    return brokenTruths(new WorldWatch(this.#options).look());
  }

  /** Why it is as it is, in words. @param id of a placement, game session, player session or player; else the latest. */
  explain(id?: string): string {
    return this.explanation(id).text;
  }

  /** The same with a code for each cause. */
  explanation(id?: string): Explanation {
    return explain(this.#options.journal.after(0), id);
  }

  /** Cuts, or mends, the way between this emulator and the queues, in both directions. */
  setQueueReachable(isReachable: boolean): void {
    this.#options.setQueueReachable(isReachable);
  }

  /**
   * Ends sockets of game servers, of one process or of all: cut, or closed with a code. Answers how many; what they were
   * for is untouched. **Observed**: 1000 and 1001 strand C++ 5.4.0 for ever, and Go 5.6.0 when it is built with another
   * gorilla/websocket (1.5.0, 1.5.3) than the 1.5.1 it asks for; superseded sockets are always cut.
   *
   * @throws CommandRefused for a code that no close frame may carry.
   */
  cutServerSdkSockets(chosen: CutSockets = {}): { readonly count: number } {
    const { closeCode } = chosen;
    if (closeCode !== undefined && !isCloseCode(closeCode)) {
      throw new CommandRefused(
        400,
        `No close frame may carry the code ${closeCode}; it may 1000, 1011 or 1012.`,
      );
    }
    const count = this.#options.gameServerSockets.cut(chosen);
    const { journal } = this.#options;
    journal.write({ kind: "fault", what: "game servers' sockets cut", details: { ...chosen, count } });
    return { count };
  }

  /**
   * Closes the ports that game servers connect to, and cuts every connection; or opens the same ports again. Whatever is
   * remembered stays.
   *
   * @throws Error naming the port that somebody else has taken meanwhile.
   */
  async setServerSdkReachable(isReachable: boolean): Promise<void> {
    await this.#options.gameServerSockets.setListening(isReachable);
    const what = isReachable ? "game servers are listened to again" : "game servers are not listened to";
    this.#options.journal.write({ kind: "fault", what, details: {} });
  }

  /** Closes the ports of game servers and opens them again, as a restart of the service's front would. */
  async restartServerSdkListener(): Promise<void> {
    await this.setServerSdkReachable(false);
    await this.setServerSdkReachable(true);
  }

  /** Runs a command that changes state, in the home scope unless another is named. @throws CommandRefused. */
  command(name: string, parameters: Members, scope: Scope = this.#options.home): Members {
    const answer = this.#options.core.apply({ kind: "control", command: name, scope, parameters });
    if (name === "add-fault") this.#options.clockFaults.ordered(scope);
    return answer;
  }
}
