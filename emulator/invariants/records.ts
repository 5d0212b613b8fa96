/** How truths read the records of every account and region. */
import type { ScopedRecords, WorldMoment, WorldView } from "./invariant.ts";

export type RecordOf<Name extends keyof ScopedRecords> = ScopedRecords[Name][number];

/** The records of a table in all accounts and regions, as they were at that moment. */
export function recordsOf<Name extends keyof ScopedRecords>(
  { scopes }: Pick<WorldMoment, "scopes">,
  table: Name,
): readonly RecordOf<Name>[] {
  const [only, ...others] = scopes;
  if (only === undefined) return [];
  if (others.length === 0) return only.records[table];
  return scopes.flatMap(({ records }) => records[table] as readonly RecordOf<Name>[]);
}

/** A record as it is now, wherever it belongs; undefined when nobody has it. */
export function recordNow<Name extends keyof ScopedRecords>(
  world: WorldView,
  table: Name,
  key: string | undefined,
): RecordOf<Name> | undefined {
  if (key === undefined) return undefined;
  for (const { tables } of world.scopes) {
    const found = tables[table].get(key);
    if (found !== undefined) return found as RecordOf<Name>;
  }
  return undefined;
}

/** What became of a record since the last look: another one in its place, or a new one. */
export interface Replacement<Item> {
  readonly before: Item | undefined;
  readonly after: Item;
}

/** The records that are not what they were at the last look; all of them at the first. */
export function replacementsOf<Name extends keyof ScopedRecords>(
  world: WorldView,
  table: Name,
  keyOf: (record: RecordOf<Name>) => string,
): readonly Replacement<RecordOf<Name>>[] {
  const { before } = world;
  const now = recordsOf(world, table);
  if (before === undefined) return now.map((after) => ({ before: undefined, after }));
  const then = recordsOf(before, table);
  if (now.length === then.length && now.every((record, index) => record === then[index])) return [];
  const unchanged = new Set<unknown>(then);
  const changed = now.filter((record) => !unchanged.has(record));
  if (changed.length === 0) return [];
  const byKey = new Map(then.map((record) => [keyOf(record), record]));
  return changed.map((after) => ({ before: byKey.get(keyOf(after)), after }));
}
