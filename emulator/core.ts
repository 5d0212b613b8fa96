import { CoreTurn } from "./core-turn.ts";
import type { LivenessBase } from "./domain/server-process.ts";
import type { Timer } from "./domain/timer.ts";
import { DueTimers } from "./due-timers.ts";
import type { Clock } from "./runtime/clock.ts";
import { nameOfInput, subjectOfInput } from "./runtime/describe-input.ts";
import type { HeldWall } from "./runtime/held-wall.ts";
import type { Answers, Input, Inputs } from "./runtime/input.ts";
import type { Journal, JournalEntry } from "./runtime/journal.ts";
import type { SeededStreams } from "./runtime/random.ts";
import { dueWork } from "./services/due-work.ts";
import { keepCapacity } from "./services/keep-capacity.ts";
import { queuesToLookAt } from "./services/placement-causes.ts";
import type { RuleOptions } from "./services/rule-options.ts";
import { keepSearchLag } from "./services/search-lag.ts";
import type { Effect, Turn } from "./services/turn.ts";
import { describeTransition } from "./store/describe-transition.ts";
import type { Store } from "./store/store.ts";
import type { Change } from "./store/table.ts";

/** Everything that one input changed, and everything that leaves because of it. */
export interface Commit {
  /** The number of the input's entry in the journal. */
  readonly sequence: number;
  readonly changes: readonly Change[];
  readonly effects: readonly Effect[];
}

/** The rule for each kind of input that the core does not serve itself. */
export type Rules = {
  readonly [Kind in Exclude<keyof Inputs, "clock" | "due" | "answered">]: (
    turn: Turn,
    input: Inputs[Kind],
  ) => Answers[Kind];
};

export interface CoreOptions {
  readonly store: Store;
  readonly clocks: { readonly [Base in LivenessBase]: Clock };
  /** The one that the clocks go by. */
  readonly wall: HeldWall;
  readonly journal: Journal;
  readonly streams: SeededStreams;
  readonly rules: Rules;
  /** What a user chose about the rules; the defaults when left out. */
  readonly ruleOptions?: RuleOptions;
  /** Runs what is due by itself unless this is false: a replay's due work stands in the record. */
  readonly runsDueWork?: boolean;
}

/** More rules than this without the clock moving are rules that bring each other about for ever. */
const MOST_RULES_AT_ONCE = 100_000;

/**
 * The one door. An input gets a number, is written down whole, acts, and leaves as one commit; when its rule throws,
 * nothing has changed. What falls due runs by itself on the next turn of the event loop, each rule as an input.
 */
export class Core {
  readonly #options: CoreOptions;
  readonly #listeners = new Set<(commit: Commit) => void>();
  readonly #timers: DueTimers;
  /** What looks again on the next turn of the event loop. */
  #nextTurn: NodeJS.Immediate | undefined;
  /** Calls off what looks again later. */
  #cancelWake: (() => void) | undefined;
  /** When that is, on the machine's clock. */
  #wakesAtMs = Number.POSITIVE_INFINITY;
  #beingApplied: string | undefined;
  #isClosed = false;

  constructor(options: CoreOptions) {
    this.#options = options;
    this.#timers = new DueTimers(options.store, options.clocks);
  }

  /**
   * Calls back after each commit, in order, until the answer is called. A listener may not apply an input itself: it
   * would overtake the listeners after it.
   */
  onCommit(listener: (commit: Commit) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Lets one input act. @throws whatever its rule throws (ApiError for a caller's mistake); then nothing has changed. */
  apply<Kind extends keyof Inputs>(input: Inputs[Kind] & { readonly kind: Kind }): Answers[Kind] {
    const name = nameOfInput(input);
    if (this.#isClosed) throw new Error("the emulator is closed");
    this.#requireNothingApplied(name);
    this.#beingApplied = name;
    try {
      const { result, commit } = this.#options.wall.hold(() => this.#change(input, name));
      for (const listener of this.#listeners) this.#tell(listener, commit, name);
      return result as Answers[Kind];
    } finally {
      this.#beingApplied = undefined;
      this.#wake();
    }
  }

  /** The earliest instant of this time base at which a rule waits, or undefined. */
  nextDueAt(base: LivenessBase): Timer["dueAt"] | undefined {
    return this.#timers.next(base)?.dueAt;
  }

  hasDueWork(): boolean {
    return this.#timers.nextDue() !== undefined;
  }

  /** Runs now what would run on the next turns of the event loop: every rule that is due, in order. */
  runDueWork(): void {
    this.#requireNothingApplied("due work");
    for (let count = 0; ; count += 1) {
      const timer = this.#timers.nextDue();
      if (timer === undefined) return;
      if (count === MOST_RULES_AT_ONCE)
        throw new Error(`${count} rules ran and more are due; the next is ${timer.timerId}`);
      this.#run(timer);
    }
  }

  /** Takes no further input and tells nobody of anything. */
  close(): void {
    this.#isClosed = true;
    this.#wake();
    this.#listeners.clear();
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  #requireNothingApplied(name: string): void {
    if (this.#beingApplied === undefined) return;
    throw new Error(`${name} came in the middle of ${this.#beingApplied}; inputs act one after the other`);
  }

  #change(input: Input, name: string): { readonly result: unknown; readonly commit: Commit } {
    const { journal, clocks } = this.#options;
    const subjectId = subjectOfInput(input);
    // Itself, not a copy: nobody changes what was given, and there is one for each entry.
    const details = input as Input & JournalEntry["details"];
    const realAt = clocks.real.now();
    const { sequence } = journal.write({ kind: "input", what: name, subjectId, details, realAt });
    const turn = new CoreTurn(this.#options);
    const { result, changes } = this.#actOrWriteRefusal(turn, input, name, sequence);
    for (const change of changes) {
      const transition = describeTransition(change);
      if (transition !== undefined) journal.write({ ...transition, inputSequence: sequence });
    }
    for (const note of turn.notes) journal.write({ ...note, inputSequence: sequence });
    return { result, commit: { sequence, changes, effects: turn.effects } };
  }

  #actOrWriteRefusal(
    turn: Turn,
    input: Input,
    name: string,
    inputSequence: number,
  ): { readonly result: unknown; readonly changes: readonly Change[] } {
    const { store, journal } = this.#options;
    try {
      return store.change((soFar) => this.#actWhole(turn, input, soFar));
    } catch (error) {
      const [subjectId, details] = [subjectOfInput(input), describeError(error)];
      journal.write({ kind: "refusal", what: `${name} refused`, subjectId, details, inputSequence });
      throw error;
    }
  }

  /** The rule of an input, and what follows from all that it changed. */
  #actWhole(turn: Turn, input: Input, soFar: readonly Change[]): unknown {
    const answer = this.#act(turn, input);
    keepCapacity(turn, soFar);
    keepSearchLag(turn, soFar);
    this.#lookAgain(turn, soFar);
    return answer;
  }

  #tell(listener: (commit: Commit) => void, commit: Commit, name: string): void {
    try {
      listener(commit);
    } catch (error) {
      this.#fail(`what follows from ${name} was not carried out`, error);
    }
  }

  #act(turn: Turn, input: Input): unknown {
    const { rules, clocks, store } = this.#options;
    switch (input.kind) {
      case "call":
        return rules.call(turn, input);
      case "admission":
        return rules.admission(turn, input);
      case "socket-opened":
        return rules["socket-opened"](turn, input);
      case "socket-lost":
        return rules["socket-lost"](turn, input);
      case "frame":
        return rules.frame(turn, input);
      case "delivered":
        return rules.delivered(turn, input);
      case "control":
        return rules.control(turn, input);
      case "seam":
        return rules.seam(turn, input);
      case "clock":
        clocks[input.base].set(input.to, input.speed);
        return undefined;
      case "answered":
        return undefined;
      case "due": {
        const timer = store.timers.get(input.timerId);
        if (timer === undefined) return undefined;
        store.timers.delete(timer.timerId);
        dueWork[timer.purpose](turn, timer.scope, timer.subjectId);
        return undefined;
      }
      default:
        // Of a recording, which another version may have made.
        throw new Error(`there is no input of the kind ${(input satisfies never as Input).kind}`);
    }
  }

  #lookAgain(turn: Turn, changes: readonly Change[]): void {
    for (const { scope, queueName } of queuesToLookAt(changes, turn)) {
      turn.setTimer({ scope, purpose: "look-at-queue", subjectId: queueName, dueAt: turn.now });
    }
  }

  /**
   * Arranges for the next due rule: on the next turn of the event loop, or when a running clock reaches it. What was
   * arranged for an earlier instant stays, and looks again then: heartbeats move the next instant all the time.
   */
  #wake(): void {
    const { wall, runsDueWork } = this.#options;
    const waitMs = this.#isClosed || runsDueWork === false ? Number.POSITIVE_INFINITY : this.#timers.waitMs();
    if (waitMs === 0) {
      // What was arranged for later stays: it is mostly still right when nothing is due any more.
      this.#nextTurn ??= setImmediate(this.#runNextDue);
      return;
    }
    if (this.#nextTurn !== undefined) clearImmediate(this.#nextTurn);
    this.#nextTurn = undefined;
    if (waitMs === Number.POSITIVE_INFINITY) {
      this.#cancelWake?.();
      this.#cancelWake = undefined;
      return;
    }
    const wakesAtMs = wall.monotonicMs() + waitMs;
    if (this.#cancelWake !== undefined && this.#wakesAtMs <= wakesAtMs) return;
    this.#cancelWake?.();
    this.#wakesAtMs = wakesAtMs;
    // One millisecond more: a running clock rounds down, and must not wake just before the instant. What has come over
    // sockets is read before the rule runs: an emulator that stood still (stopped, at a breakpoint) finds timers first,
    // and would take servers for dead whose heartbeats lie there unread.
    this.#cancelWake = wall.after(waitMs + 1, () => this.#wakeAgain());
  }

  #wakeAgain(): void {
    this.#cancelWake = undefined;
    this.#wake();
  }

  readonly #runNextDue = (): void => {
    this.#nextTurn = undefined;
    const timer = this.#timers.nextDue();
    if (timer === undefined) this.#wake();
    else this.#run(timer);
  };

  /** A rule that throws is a mistake of ours: it is written down, and the rules after it go on. */
  #run(timer: Timer): void {
    try {
      this.apply({ kind: "due", timerId: timer.timerId });
    } catch (error) {
      this.#timers.setAside(timer);
      this.#fail(`the rule ${timer.timerId} failed and is not tried again`, error);
      this.#wake();
    }
  }

  #fail(what: string, error: unknown): void {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#options.journal.write({ kind: "failure", what, details: { error: stack } });
  }
}

function describeError(error: unknown): { readonly [name: string]: unknown } {
  return error instanceof Error ? { error: error.name, message: error.message } : { error: String(error) };
}
