import { clockText } from "../../report/layout.ts";
import { aligned } from "./aligned.ts";
import type { StateRecord } from "./state-columns.ts";

/** One record with all of its members, a line each; instants from the beginning and as dates. */
export function recordText(record: StateRecord, startAt: number): readonly string[] {
  const members = Object.entries(record).filter(([, value]) => value !== undefined);
  return aligned(members.map(([name, value]) => [name, valueText(name, value, startAt)]));
}

function valueText(name: string, value: unknown, startAt: number): string {
  if (name.endsWith("At") && typeof value === "number")
    return `${clockText(value - startAt)} (${new Date(value).toISOString()})`;
  return typeof value === "string" ? value : JSON.stringify(value);
}
