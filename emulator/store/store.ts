import type { OutgoingEvent } from "../domain/placement-event.ts";
import { type Scope, scopeKey } from "../domain/scope.ts";
import type { LivenessBase } from "../domain/server-process.ts";
import { isOfRecurringTimer, rankOf, type Timer } from "../domain/timer.ts";
import { createScopedTables, type ScopedTables } from "./scoped-tables.ts";
import { type Change, type RecordChange, Table } from "./table.ts";

/** An account and region that was asked for, whether it holds anything or not. */
interface KnownScope {
  readonly scope: Scope;
  readonly tables: ScopedTables;
  readonly all: readonly { readonly size: number; clear(): void }[];
}

const isFilled = (table: { readonly size: number }): boolean => table.size > 0;
const holdsAnything = ({ all }: KnownScope): boolean => all.some(isFilled);

/** What was replaced so far, and by which table each. */
interface OpenChange {
  readonly changes: Change[];
  readonly tables: { undo(change: Change): void }[];
}

/** New ones mostly come last: on a clock that stands still, thousands may be due at one instant. */
const byRank = (a: Timer, b: Timer): number =>
  rankOf(a.purpose) - rankOf(b.purpose) || a.sequence - b.sequence;

/**
 * Everything the emulator knows: tables per account and region, and the timers and outgoing events of all of them.
 * Records change only inside `change`, which either keeps all replacements or undoes them all.
 */
export class Store {
  readonly timers: Table<Timer, LivenessBase>;
  readonly outgoingEvents: Table<OutgoingEvent, "all">;
  readonly #scopes = new Map<string, KnownScope>();
  /** The same in a list, which is gone through for every request of a game server: it does not say whose it is. */
  readonly #known: KnownScope[] = [];
  /** The same tables, found without a text: scopes are mostly asked for by the same object. */
  readonly #tablesOf = new WeakMap<Scope, ScopedTables>();
  /** What was asked for last, which is mostly what is asked for next. */
  #lastAsked: { readonly scope: Scope; readonly tables: ScopedTables } | undefined;
  #open: OpenChange | undefined;
  #lastSequence = 0;

  constructor() {
    const onClock = (base: LivenessBase) => (timer: Timer) => (timer.base === base ? "due" : undefined);
    this.timers = new Table<Timer, LivenessBase>(
      {
        name: "timers",
        keyOf: (timer) => timer.timerId,
        orderOf: (timer) => timer.dueAt,
        compareTied: byRank,
        isRecurring: isOfRecurringTimer,
        indexes: { clock: onClock("clock"), real: onClock("real") },
      },
      this.#record,
    );
    this.outgoingEvents = new Table<OutgoingEvent, "all">(
      {
        name: "outgoingEvents",
        keyOf: (event) => event.eventId,
        orderOf: (event) => event.sequence,
        indexes: { all: () => "all" },
      },
      this.#record,
    );
  }

  readonly #record: RecordChange = (change, table) => {
    if (this.#open === undefined)
      throw new Error(`a record of ${change.table} was replaced outside of a change`);
    this.#open.changes.push(change);
    this.#open.tables.push(table);
  };

  /** The tables of one account and region. Asking for them changes nothing: they count as a scope once they hold something. */
  of(scope: Scope): ScopedTables {
    const last = this.#lastAsked;
    if (last !== undefined && last.scope === scope) return last.tables;
    const known = this.#tablesOf.get(scope);
    const tables = known ?? this.#tablesAt(scope);
    if (known === undefined) this.#tablesOf.set(scope, tables);
    this.#lastAsked = { scope, tables };
    return tables;
  }

  #tablesAt(scope: Scope): ScopedTables {
    const key = scopeKey(scope);
    const present = this.#scopes.get(key);
    if (present !== undefined) return present.tables;
    const own: Scope = { account: scope.account, region: scope.region };
    const tables = createScopedTables(this.#record, own);
    const all = Object.values(tables) as { readonly size: number; clear(): void }[];
    const known = { scope: own, tables, all };
    this.#scopes.set(key, known);
    this.#known.push(known);
    return tables;
  }

  /** The accounts and regions that hold any record. */
  scopes(): readonly { readonly scope: Scope; readonly tables: ScopedTables }[] {
    return this.#known.filter(holdsAnything);
  }

  /** Deletes every record; only inside a change. */
  clear(): void {
    const tables = this.#known.flatMap((entry) => entry.all);
    for (const table of [...tables, this.timers, this.outgoingEvents]) table.clear();
  }

  /** The next number of creation; numbers are never given twice, also not after an undone change. */
  nextSequence(): number {
    this.#lastSequence += 1;
    return this.#lastSequence;
  }

  /**
   * Runs `body`; when it throws, every record is what it was before, and the error goes on. What `body` is handed grows
   * with each replacement.
   */
  change<Result>(body: (soFar: readonly Change[]) => Result): {
    readonly result: Result;
    readonly changes: readonly Change[];
  } {
    if (this.#open !== undefined) throw new Error("a change cannot begin inside another");
    const { changes, tables }: OpenChange = { changes: [], tables: [] };
    this.#open = { changes, tables };
    try {
      return { result: body(changes), changes };
    } catch (error) {
      for (const [index, change] of [...changes.entries()].reverse()) tables[index]?.undo(change);
      throw error;
    } finally {
      this.#open = undefined;
    }
  }
}
