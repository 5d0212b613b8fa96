import { inspect } from "node:util";

/** One short line for a value or an error, for messages that say what was last seen. */
export function show(value: unknown, maximumLength = 600): string {
  const text =
    value instanceof Error
      ? `${value.name}: ${value.message}`
      : inspect(value, { depth: 6, breakLength: Number.POSITIVE_INFINITY, maxArrayLength: 20 });
  return text.length > maximumLength ? `${text.slice(0, maximumLength)}…` : text;
}
