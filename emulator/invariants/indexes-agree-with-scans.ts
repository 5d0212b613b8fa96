import type { ReadableList } from "../store/sorted-list.ts";
import type { IndexDefinition } from "../store/table-definition.ts";
import type { Invariant, ScopedRecords, ScopeView, WorldView } from "./invariant.ts";

/** As much of a table as is asked here, whatever its records are. */
interface CheckedTable {
  readonly definition: {
    orderOf(record: object): number;
    readonly indexes: { readonly [name: string]: IndexDefinition<object> };
  };
  all(): readonly object[];
  in(index: string, bucket: string): readonly object[];
  buckets(index: string): readonly string[];
  list(index: string, bucket: string, key?: string): ReadableList<object>;
  withoutValue(index: string, bucket: string): ReadableList<object>;
}

export const indexesAgreeWithScans: Invariant = {
  name: "indexes agree with scans",
  truth: "Every question that an index answers is answered as a look at each record would answer it.",
  check: (world) =>
    world.scopes.flatMap((view) =>
      (Object.keys(view.records) as (keyof ScopedRecords)[]).flatMap((name) =>
        isChanged(world, view, name)
          ? ofTable(view.tables[name] as unknown as CheckedTable).map((problem) => `${name}: ${problem}`)
          : [],
      ),
    ),
};

/** A table with the same records has the same indexes. */
function isChanged(world: WorldView, { scope, records }: ScopeView, name: keyof ScopedRecords): boolean {
  const then = world.before?.scopes.find(
    (one) => one.scope.account === scope.account && one.scope.region === scope.region,
  );
  const was: readonly object[] = then?.records[name] ?? [];
  const is: readonly object[] = records[name];
  return was.length !== is.length || is.some((record, index) => record !== was[index]);
}

function ofTable(table: CheckedTable): readonly string[] {
  const { indexes, orderOf } = table.definition;
  const records = table.all();
  return Object.entries(indexes).flatMap(([name, index]) => {
    const expected = listsOf(records, index, orderOf);
    const problems: string[] = [];
    for (const { bucket, key, isWithoutValue, members } of expected.values()) {
      const found =
        typeof index === "function"
          ? table.in(name, bucket)
          : [
              ...(isWithoutValue
                ? table.withoutValue(name, bucket)
                : table.list(name, bucket, key)
              ).ascending(),
            ];
      const shown = key === undefined ? bucket : `${bucket}/${key}`;
      if (
        found.length !== members.length ||
        found.some((record) => !members.some((one) => one.record === record))
      )
        problems.push(
          `the index ${name} has ${found.length} records in ${shown}, and ${members.length} belong there`,
        );
      else if (!isSorted(found, members)) problems.push(`the index ${name} is out of order in ${shown}`);
    }
    const lists = table.buckets(name).length;
    if (lists !== expected.size)
      problems.push(`the index ${name} has ${lists} lists, and should have ${expected.size}`);
    return problems;
  });
}

interface Member {
  readonly record: object;
  readonly value: number | string;
  readonly order: number;
}

interface ExpectedList {
  readonly bucket: string;
  readonly key: string | undefined;
  readonly isWithoutValue: boolean;
  readonly members: Member[];
}

function listsOf(
  records: readonly object[],
  index: IndexDefinition<object>,
  orderOf: (record: object) => number,
): ReadonlyMap<string, ExpectedList> {
  const lists = new Map<string, ExpectedList>();
  const put = (bucket: string, key: string | undefined, isWithoutValue: boolean, member: Member) => {
    const name = `${bucket}\n${isWithoutValue ? "" : "="}${key ?? ""}\n${key === undefined}`;
    const list = lists.get(name);
    if (list === undefined) lists.set(name, { bucket, key, isWithoutValue, members: [member] });
    else list.members.push(member);
  };
  for (const record of records) {
    const order = orderOf(record);
    const bucket = typeof index === "function" ? index(record) : index.bucketOf(record);
    if (bucket === undefined) continue;
    if (typeof index === "function") put(bucket, undefined, false, { record, value: order, order });
    else if ("keyedValuesOf" in index) {
      // Of several values for one key the first counts.
      const keys = new Set<string>();
      for (const { key, value } of index.keyedValuesOf(record)) {
        if (!keys.has(key)) put(bucket, key, false, { record, value, order });
        keys.add(key);
      }
    } else {
      const value = index.sortedBy(record);
      put(bucket, undefined, value === undefined, { record, value: value ?? order, order });
    }
  }
  return lists;
}

function isSorted(found: readonly object[], members: readonly Member[]): boolean {
  if (found.length < 2) return true;
  const byRecord = new Map(members.map((member) => [member.record, member]));
  return found.every((record, index) => {
    const [one, other] = [byRecord.get(found[index - 1] ?? record), byRecord.get(record)];
    if (one === undefined || other === undefined || one === other) return true;
    return one.value < other.value || (one.value === other.value && one.order <= other.order);
  });
}
