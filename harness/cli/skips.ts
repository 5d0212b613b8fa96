/** What may be skipped, by name: docs/skips.json lists it with where and why. Any other skip hides a failure. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Skipped } from "./outcome.ts";

export interface ListedSkip {
  /** The name of the test, or how it ends. */
  readonly name: string;
  /** The machines on which it may be skipped, in words. */
  readonly where: string;
  readonly reason: string;
}

/** The list; empty when there is no file. @throws an Error when it is not a list of such entries. */
export function readListedSkips(project: string): ListedSkip[] {
  const file = join(project, "docs", "skips.json");
  if (!existsSync(file)) return [];
  const value: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (!Array.isArray(value) || !value.every(isListedSkip)) {
    throw new Error(`${file} must be a list of { name, where, reason }, all of them texts`);
  }
  return value;
}

/** Those skipped that the list does not name. */
export function unlistedSkips(skipped: readonly Skipped[], listed: readonly ListedSkip[]): Skipped[] {
  return skipped.filter(({ name }) => !listed.some((entry) => name.endsWith(entry.name)));
}

function isListedSkip(value: unknown): value is ListedSkip {
  if (typeof value !== "object" || value === null) return false;
  return ["name", "where", "reason"].every(
    (key) => typeof (value as Record<string, unknown>)[key] === "string",
  );
}
