import type { LivenessBase } from "./domain/server-process.ts";
import { timerId } from "./domain/timer.ts";
import type { Clock } from "./runtime/clock.ts";
import type { JournalNote } from "./runtime/journal.ts";
import { PageTokens } from "./runtime/page-tokens.ts";
import type { SeededStreams } from "./runtime/random.ts";
import { defaultRuleOptions, type RuleOptions } from "./services/rule-options.ts";
import type { Effect, Turn } from "./services/turn.ts";
import type { Store } from "./store/store.ts";

/** What one input leaves behind besides records, filled while its rule runs. */
export interface TurnOutcome {
  readonly effects: Effect[];
  readonly notes: JournalNote[];
}

/** The world as the rule of one input sees it, at the instant at which the input came. */
export function createTurn(
  world: {
    readonly store: Store;
    readonly clocks: { readonly [Base in LivenessBase]: Clock };
    readonly streams: SeededStreams;
    readonly ruleOptions?: RuleOptions;
  },
  outcome: TurnOutcome,
): Turn {
  const { store, clocks, streams, ruleOptions = defaultRuleOptions } = world;
  return {
    now: clocks.clock.now(),
    options: ruleOptions,
    timeOf: (base) => clocks[base].now(),
    shownTo: (base, at) => (base === "real" ? clocks.real.onTheMachine(at) : at),
    tables: (scope) => store.of(scope),
    scopes: () => store.scopes().map((entry) => entry.scope),
    uuid: (purpose, entityId) => streams.uuid(entityId === undefined ? purpose : `${purpose}/${entityId}`),
    uuidAt: (purpose, entityId, number) => streams.uuidAt(purpose, entityId, number),
    nextSequence: () => store.nextSequence(),
    pageTokens: new PageTokens(streams.seed),
    setTimer: ({ scope, purpose, subjectId, dueAt, base = "clock" }) => {
      const id = timerId(scope, purpose, subjectId);
      store.timers.put({ timerId: id, scope, base, purpose, subjectId, dueAt });
    },
    cancelTimer: (scope, purpose, subjectId) => store.timers.delete(timerId(scope, purpose, subjectId)),
    send: (event) => store.outgoingEvents.put(event),
    delivered: (eventId) => store.outgoingEvents.delete(eventId),
    forgetEverything: () => store.clear(),
    effect: (effect) => outcome.effects.push(effect),
    note: (note) => outcome.notes.push(note),
  };
}
