import type { LivenessBase } from "./domain/server-process.ts";
import { type Timer, timerId } from "./domain/timer.ts";
import type { Clock } from "./runtime/clock.ts";
import type { Answers, Input, Inputs } from "./runtime/input.ts";
import type { Journal, JournalNote } from "./runtime/journal.ts";
import type { SeededStreams } from "./runtime/random.ts";
import type { Wall } from "./runtime/wall.ts";
import { dueWork } from "./services/due-work.ts";
import { queuesToLookAt } from "./services/placement-causes.ts";
import type { Effect, Turn } from "./services/turn.ts";
import { describeTransition } from "./store/describe-transition.ts";
import type { Store } from "./store/store.ts";
import type { Change } from "./store/table.ts";

/** Everything that one input changed, and everything that leaves because of it. */
export interface Commit {
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
  readonly wall: Wall;
  readonly journal: Journal;
  readonly streams: SeededStreams;
  readonly rules: Rules;
}

const bases: readonly LivenessBase[] = ["clock", "real"];

/**
 * The one door. An input gets a number, is written down whole, acts, and leaves as one commit; when its rule throws,
 * nothing has changed. What falls due runs by itself on the next turn of the event loop, each rule as an input.
 */
export class Core {
  readonly #options: CoreOptions;
  readonly #listeners = new Set<(commit: Commit) => void>();
  #sequence = 0;
  #cancelWake: (() => void) | undefined;
  #isClosed = false;

  constructor(options: CoreOptions) {
    this.#options = options;
  }

  /** Calls back after each commit, in order, until the answer is called. */
  onCommit(listener: (commit: Commit) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Lets one input act. @throws whatever its rule throws (ApiError for a caller's mistake); then nothing has changed. */
  apply<Kind extends keyof Inputs>(input: Inputs[Kind] & { readonly kind: Kind }): Answers[Kind] {
    if (this.#isClosed) throw new Error("the emulator is closed");
    const { store, journal } = this.#options;
    this.#sequence += 1;
    journal.write({ kind: "input", what: nameOf(input), ...subjectOf(input), details: { ...input } });
    const effects: Effect[] = [];
    const notes: JournalNote[] = [];
    try {
      const turn = this.#turn(effects, notes);
      const { result, changes } = store.change((soFar) => {
        const answer = this.#act(turn, input);
        this.#lookAgain(turn, soFar());
        return answer;
      });
      for (const change of changes) {
        const transition = describeTransition(change);
        if (transition !== undefined) journal.write(transition);
      }
      for (const note of notes) journal.write(note);
      this.#commit({ sequence: this.#sequence, changes, effects });
      return result as Answers[Kind];
    } catch (error) {
      journal.write({
        kind: "refusal",
        what: `${nameOf(input)} refused`,
        ...subjectOf(input),
        details: describeError(error),
      });
      throw error;
    } finally {
      this.#wake();
    }
  }

  /** The earliest instant of this time base at which a rule waits, or undefined. */
  nextDueAt(base: LivenessBase): Timer["dueAt"] | undefined {
    return this.#options.store.timers.first(base, "due")?.dueAt;
  }

  hasDueWork(): boolean {
    return bases.some(
      (base) => (this.nextDueAt(base) ?? Number.POSITIVE_INFINITY) <= this.#options.clocks[base].now(),
    );
  }

  close(): void {
    this.#isClosed = true;
    this.#cancelWake?.();
    this.#listeners.clear();
  }

  #act(turn: Turn, input: Input): unknown {
    const { rules, clocks, store } = this.#options;
    switch (input.kind) {
      case "call":
        return rules.call(turn, input);
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
      case "clock":
        clocks[input.base].set(input.to);
        return undefined;
      case "answered":
        return undefined;
      case "due": {
        const timer = store.timers.get(input.timerId);
        if (timer === undefined) return undefined;
        store.timers.delete(timer.timerId);
        dueWork[timer.purpose](turn, timer.scope, timer.subjectId);
      }
    }
    return undefined;
  }

  #lookAgain(turn: Turn, changes: readonly Change[]): void {
    for (const { scope, tables } of this.#options.store.scopes()) {
      for (const subjectId of queuesToLookAt(changes, tables)) {
        turn.setTimer({ scope, purpose: "look-at-queue", subjectId, dueAt: turn.now });
      }
    }
  }

  #commit(commit: Commit): void {
    for (const listener of this.#listeners) listener(commit);
  }

  #turn(effects: Effect[], notes: JournalNote[]): Turn {
    const { store, clocks, streams } = this.#options;
    return {
      now: clocks.clock.now(),
      timeOf: (base) => clocks[base].now(),
      tables: (scope) => store.of(scope),
      scopes: () => store.scopes().map((entry) => entry.scope),
      uuid: (purpose) => streams.uuid(purpose),
      nextSequence: () => store.nextSequence(),
      setTimer: ({ scope, purpose, subjectId, dueAt, base = "clock" }) => {
        store.timers.put({
          timerId: timerId(scope, purpose, subjectId),
          scope,
          base,
          purpose,
          subjectId,
          dueAt,
        });
      },
      cancelTimer: (scope, purpose, subjectId) => store.timers.delete(timerId(scope, purpose, subjectId)),
      send: (event) => store.outgoingEvents.put(event),
      delivered: (eventId) => store.outgoingEvents.delete(eventId),
      forgetEverything: () => store.clear(),
      effect: (effect) => effects.push(effect),
      note: (note) => notes.push(note),
    };
  }

  /** Arranges for the next due rule: on the next turn of the event loop, or when a running clock reaches it. */
  #wake(): void {
    this.#cancelWake?.();
    this.#cancelWake = undefined;
    if (this.#isClosed) return;
    const waits = bases.map((base) => {
      const dueAt = this.nextDueAt(base);
      return dueAt === undefined ? Number.POSITIVE_INFINITY : this.#options.clocks[base].wallMsUntil(dueAt);
    });
    const waitMs = Math.min(...waits);
    if (waitMs === Number.POSITIVE_INFINITY) return;
    if (waitMs > 0) {
      // One millisecond more: a running clock rounds down, and must not wake just before the instant.
      this.#cancelWake = this.#options.wall.after(waitMs + 1, () => this.#runNextDue());
      return;
    }
    const immediate = setImmediate(() => this.#runNextDue());
    this.#cancelWake = () => clearImmediate(immediate);
  }

  #runNextDue(): void {
    for (const base of bases) {
      const timer = this.#options.store.timers.first(base, "due");
      if (timer !== undefined && timer.dueAt <= this.#options.clocks[base].now()) {
        this.apply({ kind: "due", timerId: timer.timerId });
        return;
      }
    }
    this.#wake();
  }
}

function nameOf(input: Input): string {
  switch (input.kind) {
    case "call":
      return input.operation;
    case "frame":
      return input.action;
    case "due":
      return `due ${input.timerId.slice(0, input.timerId.indexOf("/"))}`;
    case "control":
      return `control ${input.command}`;
    default:
      return input.kind;
  }
}

function subjectOf(input: Input): { subjectId?: string } {
  switch (input.kind) {
    case "call":
      return { subjectId: input.callId };
    case "answered":
      return { subjectId: input.callId };
    case "frame":
    case "socket-opened":
    case "socket-lost":
      return { subjectId: input.processId };
    case "delivered":
      return { subjectId: input.eventId };
    default:
      return {};
  }
}

function describeError(error: unknown): { readonly [name: string]: unknown } {
  return error instanceof Error ? { error: error.name, message: error.message } : { error: String(error) };
}
