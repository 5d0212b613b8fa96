/** Records written past every rule, and the truths that break by them. */
import { instant } from "../../domain/instant.ts";
import type { ScopedTables } from "../../store/scoped-tables.ts";
import type { WorldInOrder } from "../../testing/world-in-order.ts";
import type { ScopedRecords } from "../invariant.ts";
import type { RecordOf } from "../records.ts";
import type { Break } from "./break.ts";

/** The record of a table at that place, in order of making. @throws Error when there is none. */
export function nth<Name extends keyof ScopedRecords>(
  tables: ScopedTables,
  table: Name,
  which = 0,
): RecordOf<Name> {
  const record = tables[table].all()[which];
  if (record === undefined) throw new Error(`there is no record ${which} of ${table}`);
  return record as RecordOf<Name>;
}

/** Writes a record like one that is there, with other members; undefined takes a member away. */
export function like<Name extends keyof ScopedRecords>(
  table: Name,
  members: { readonly [Member in keyof RecordOf<Name>]?: RecordOf<Name>[Member] | undefined },
  which = 0,
): (world: WorldInOrder) => undefined {
  return (world) => {
    const present = Object.entries({ ...nth(world.tables, table, which), ...members });
    const record = Object.fromEntries(present.filter(([, value]) => value !== undefined));
    world.force(() => (world.tables[table] as { put(record: object): unknown }).put(record));
    return undefined;
  };
}

export const broken = (breaks: string, how: string, act: Break["act"], says: RegExp): Break => ({
  breaks,
  how,
  act,
  says,
});

export const at = (seconds: number) => instant(Date.UTC(2026, 0, 1) + seconds * 1000);
