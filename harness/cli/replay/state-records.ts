/** The records of a replayed emulator by the names of their tables, those of all accounts and regions together. */
import type { ReplayedState } from "../../../emulator/index.ts";
import { ShortIds } from "../../report/short-ids.ts";
import { type StateRecord, shownTables } from "./state-columns.ts";

/** What `show` knows: every table that holds anything or has columns of its own, events on their way, and timers. */
export const tableNames = (state: ReplayedState): readonly string[] => [
  ...new Set([...shownTables.keys(), ...tablesOf(state).map(([name]) => name), "events", "timers"]),
];

/** Empty for a table that holds nothing or is not there. */
export function recordsOf(state: ReplayedState, name: string): readonly StateRecord[] {
  if (name === "events") return state.outgoingEvents as readonly StateRecord[];
  if (name === "timers") return state.timers as unknown as readonly StateRecord[];
  return state.scopes.flatMap(({ tables }) => (tables[name] ?? []) as readonly StateRecord[]);
}

/** The tables that hold anything, those with columns of their own first, in their order. */
export function tablesOf(state: ReplayedState): readonly (readonly [string, readonly StateRecord[]])[] {
  const names = new Set([
    ...shownTables.keys(),
    ...state.scopes.flatMap(({ tables }) => Object.keys(tables)),
  ]);
  return [...names].flatMap((name) => {
    const records = recordsOf(state, name);
    return records.length === 0 ? [] : [[name, records] as const];
  });
}

/** Knows every id in it, so that beginnings of them can be told from each other. */
export function shortIdsOf(state: ReplayedState): ShortIds {
  return new ShortIds(
    tablesOf(state).flatMap(([, records]) => records.flatMap((record) => Object.values(record).map(String))),
  );
}
