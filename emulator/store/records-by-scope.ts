import type { Scope } from "../domain/scope.ts";
import type { Store } from "./store.ts";

/** The records of one account and Region, by the names of their tables. */
export interface ScopeRecords {
  readonly scope: Scope;
  readonly tables: { readonly [table: string]: readonly object[] };
}

/** Every record, by account and Region. */
export const recordsByScope = (store: Store): readonly ScopeRecords[] =>
  store.scopes().map(({ scope, tables }) => ({
    scope,
    tables: Object.fromEntries(
      Object.entries(tables).map(([name, table]) => [name, (table as { all(): readonly object[] }).all()]),
    ),
  }));
