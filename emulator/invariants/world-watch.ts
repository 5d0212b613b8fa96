import type { LivenessBase } from "../domain/server-process.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Journal } from "../runtime/journal.ts";
import type { ScopedTables } from "../store/scoped-tables.ts";
import type { Store } from "../store/store.ts";
import type { ScopedRecords, WorldMoment, WorldView } from "./invariant.ts";

export interface WatchedWorld {
  readonly store: Store;
  readonly journal: Journal;
  readonly clocks: { readonly [Base in LivenessBase]: Clock };
}

/** Looks at an emulator again and again, each time with what it was like the last time. */
export class WorldWatch {
  readonly #world: WatchedWorld;
  #before: WorldMoment | undefined;
  #lastSequence = 0;

  constructor(world: WatchedWorld) {
    this.#world = world;
  }

  /** To be called between two inputs. */
  look(): WorldView {
    const { journal, clocks } = this.#world;
    const entries = journal.after(this.#lastSequence);
    const moment = momentOf(this.#world);
    const view: WorldView = {
      ...moment,
      isClockManual: clocks.clock.mode === "manual",
      journal: entries,
      isJournalWhole: entries.length === journal.lastSequence - this.#lastSequence,
      isFirst: this.#before === undefined,
      before: this.#before,
      lastSequenceBefore: this.#lastSequence,
    };
    this.#before = moment;
    this.#lastSequence = journal.lastSequence;
    return view;
  }
}

function momentOf({ store, clocks }: WatchedWorld): WorldMoment {
  return {
    now: clocks.clock.now(),
    realNow: clocks.real.now(),
    scopes: store.scopes().map(({ scope, tables }) => ({ scope, tables, records: recordsOf(tables) })),
    timers: store.timers.all(),
    outgoingEvents: store.outgoingEvents.all(),
  };
}

/** Records are frozen and replaced, never changed: the lists stay what they were. */
function recordsOf(tables: ScopedTables): ScopedRecords {
  const records: { [name: string]: readonly object[] } = {};
  for (const name in tables) records[name] = tables[name as keyof ScopedTables].all();
  return records as ScopedRecords;
}
