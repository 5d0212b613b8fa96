import type { Instant } from "./domain/instant.ts";
import type { OutgoingEvent } from "./domain/placement-event.ts";
import type { Scope } from "./domain/scope.ts";
import type { LivenessBase } from "./domain/server-process.ts";
import { type TimerPurpose, timerId } from "./domain/timer.ts";
import type { Clock } from "./runtime/clock.ts";
import type { JournalNote } from "./runtime/journal.ts";
import { PageTokens } from "./runtime/page-tokens.ts";
import type { SeededStreams } from "./runtime/random.ts";
import { defaultRuleOptions, type RuleOptions } from "./services/rule-options.ts";
import type { Effect, Turn } from "./services/turn.ts";
import type { ScopedTables } from "./store/scoped-tables.ts";
import type { Store } from "./store/store.ts";

/** What every turn is taken from. */
interface TurnWorld {
  readonly store: Store;
  readonly clocks: { readonly [Base in LivenessBase]: Clock };
  readonly streams: SeededStreams;
  readonly ruleOptions?: RuleOptions;
}

/**
 * The world as the rule of one input sees it, at the instant at which the input came, and what the input leaves behind
 * besides records. A class, because there is one for each input: its methods are made once.
 */
export class CoreTurn implements Turn {
  readonly now: Instant;
  /** What leaves with the commit, and what is written down beside it: filled while the rule runs. */
  readonly effects: Effect[] = [];
  readonly notes: JournalNote[] = [];
  readonly #world: TurnWorld;

  constructor(world: TurnWorld) {
    this.#world = world;
    this.now = world.clocks.clock.now();
  }

  get options(): RuleOptions {
    return this.#world.ruleOptions ?? defaultRuleOptions;
  }

  get pageTokens(): PageTokens {
    return new PageTokens(this.#world.streams.seed);
  }

  timeOf(base: LivenessBase): Instant {
    return this.#world.clocks[base].now();
  }

  shownTo(base: LivenessBase, at: Instant): Instant {
    return base === "real" ? this.#world.clocks.real.onTheMachine(at) : at;
  }

  tables(scope: Scope): ScopedTables {
    return this.#world.store.of(scope);
  }

  scopes(): readonly Scope[] {
    return this.#world.store.scopes().map((entry) => entry.scope);
  }

  uuid(purpose: string, entityId?: string): string {
    return this.#world.streams.uuid(entityId === undefined ? purpose : `${purpose}/${entityId}`);
  }

  uuidAt(purpose: string, entityId: string, number: number): string {
    return this.#world.streams.uuidAt(purpose, entityId, number);
  }

  nextSequence(): number {
    return this.#world.store.nextSequence();
  }

  setTimer(timer: {
    readonly scope: Scope;
    readonly purpose: TimerPurpose;
    readonly subjectId: string;
    readonly dueAt: Instant;
    readonly base?: LivenessBase;
  }): void {
    const { scope, purpose, subjectId, dueAt, base = "clock" } = timer;
    const id = timerId(scope, purpose, subjectId);
    const sequence = this.nextSequence();
    this.#world.store.timers.put({ timerId: id, scope, base, purpose, subjectId, dueAt, sequence });
  }

  cancelTimer(scope: Scope, purpose: TimerPurpose, subjectId: string): void {
    this.#world.store.timers.delete(timerId(scope, purpose, subjectId));
  }

  send(event: OutgoingEvent): void {
    this.#world.store.outgoingEvents.put(event);
  }

  delivered(eventId: string): void {
    this.#world.store.outgoingEvents.delete(eventId);
  }

  forgetEverything(): void {
    this.#world.store.clear();
  }

  effect(effect: Effect): void {
    this.effects.push(effect);
  }

  note(note: JournalNote): void {
    this.notes.push(note);
  }
}
