import type { Members } from "../runtime/input.ts";
import { orderedNull } from "../wire/ordered-null.ts";

/** The output without the members of these names, at whatever depth; or with null in their place. */
export function withoutMembers(output: Members, names: readonly string[], asNull: boolean): Members {
  const isNamed = ([name]: readonly [string, unknown]) => names.includes(name);
  const entries = Object.entries(output);
  return Object.fromEntries([
    ...entries
      .filter((entry) => !isNamed(entry))
      .map(([name, value]) => [name, withoutMembersIn(value, names, asNull)] as const),
    ...(asNull ? entries.filter(isNamed).map(([name]) => [name, orderedNull] as const) : []),
  ]);
}

function withoutMembersIn(value: unknown, names: readonly string[], asNull: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutMembersIn(item, names, asNull));
  if (typeof value !== "object" || value === null || value instanceof Date || value instanceof Uint8Array)
    return value;
  return withoutMembers(value as Members, names, asNull);
}
