import type { Members } from "../runtime/input.ts";

/** The output without the members of these names, at whatever depth. */
export function withoutMembers(output: Members, names: readonly string[]): Members {
  return Object.fromEntries(
    Object.entries(output)
      .filter(([name]) => !names.includes(name))
      .map(([name, value]) => [name, withoutMembersIn(value, names)]),
  );
}

function withoutMembersIn(value: unknown, names: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutMembersIn(item, names));
  if (typeof value !== "object" || value === null || value instanceof Date || value instanceof Uint8Array)
    return value;
  return withoutMembers(value as Members, names);
}
