import type { ScopedRecords } from "../../invariants/invariant.ts";
import type { Law } from "./law.ts";

/** Documented nowhere, and what every caller relies on. */
export const refusalsChangeNothing: Law = {
  name: "refusals change nothing",
  truth: "What is refused leaves every record as it was.",
  check({ isWithoutEffect, before, after }) {
    if (!isWithoutEffect) return [];
    return after.scopes.flatMap(({ scope, records }) => {
      const was = before.scopes.find((one) => one.scope.region === scope.region)?.records;
      return (Object.keys(records) as (keyof ScopedRecords)[])
        .filter((table) => !areSame(was?.[table] ?? [], records[table]))
        .map((table) => `a record of ${table} in ${scope.region} is not what it was`);
    });
  },
};

const areSame = (was: readonly object[], is: readonly object[]): boolean =>
  was.length === is.length && was.every((record, index) => record === is[index]);
