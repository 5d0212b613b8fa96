import type { Instant } from "../domain/instant.ts";
import type { OutgoingEvent } from "../domain/placement-event.ts";
import type { Scope } from "../domain/scope.ts";
import type { Timer } from "../domain/timer.ts";
import type { JournalEntry } from "../runtime/journal.ts";
import type { ScopedTables } from "../store/scoped-tables.ts";

/** The records of one account and region, by table, as they were at a moment. */
export type ScopedRecords = {
  readonly [Name in keyof ScopedTables]: ReturnType<ScopedTables[Name]["all"]>;
};

export interface ScopeView {
  readonly scope: Scope;
  readonly records: ScopedRecords;
  /** The living tables: they answer by their indexes, and go on changing after the look. */
  readonly tables: ScopedTables;
}

/** What an emulator remembered at a moment between two inputs. */
export interface WorldMoment {
  /** GameLift's time. */
  readonly now: Instant;
  /** The time that the limits of real server processes are counted in. */
  readonly realNow: Instant;
  readonly scopes: readonly ScopeView[];
  readonly timers: readonly Timer[];
  readonly outgoingEvents: readonly OutgoingEvent[];
}

/** What truths are read from: the emulator now, what has happened since the last look, and what it was like then. */
export interface WorldView extends WorldMoment {
  /** Whether GameLift's time moves only when it is told to. */
  readonly isClockManual: boolean;
  /** Since the last look; everything that is still kept at the first. */
  readonly journal: readonly JournalEntry[];
  /** No entry is missing: the journal goes on where the last look ended, or begins with the emulator's first entry. */
  readonly isJournalWhole: boolean;
  /** Nobody has looked before. */
  readonly isFirst: boolean;
  /** The last look; undefined at the first. */
  readonly before: WorldMoment | undefined;
  /** The number of the last entry that was there at the last look; 0 at the first. */
  readonly lastSequenceBefore: number;
}

/**
 * A truth about the emulator that holds between any two inputs. It is checked after each of millions of steps: it costs
 * no more than a walk along the records, and tells it by its own reading of the rules, not by the emulator's.
 */
export interface Invariant {
  /** By which a scenario names it when it shows that it is broken. */
  readonly name: string;
  /** In one sentence, for people. */
  readonly truth: string;
  /** What contradicts it, in words; nothing when it holds. */
  check(world: WorldView): readonly string[];
}
