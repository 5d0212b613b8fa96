/**
 * One short text for everything that a store holds: equal exactly when every record is, in whatever order they came.
 */
import { createHash } from "node:crypto";
import { canonicalJson } from "../runtime/canonical-json.ts";
import type { Store } from "./store.ts";

/** The SHA-256, in hexadecimal, of all records of all accounts and regions, waiting timers and outgoing events. */
export function stateHash(store: Store): string {
  const hash = createHash("sha256");
  const add = (table: string, records: readonly object[]) => {
    for (const text of records.map(canonicalJson).sort()) hash.update(`${table}\n${text}\n`);
  };
  for (const { scope, tables } of [...store.scopes()].sort(byScope)) {
    hash.update(`${canonicalJson(scope)}\n`);
    for (const [name, table] of Object.entries(tables))
      add(name, (table as { all(): readonly object[] }).all());
  }
  add("timers", store.timers.all());
  add("outgoingEvents", store.outgoingEvents.all());
  return hash.digest("hex");
}

function byScope(a: { readonly scope: object }, b: { readonly scope: object }): number {
  const [one, other] = [canonicalJson(a.scope), canonicalJson(b.scope)];
  return one < other ? -1 : one > other ? 1 : 0;
}
