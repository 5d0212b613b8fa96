/** Where two outcomes differ, member by member. */

/** A place where two values differ, in words for whoever reads the failure. */
export interface Difference {
  /** `output.FleetAttributes.Status`, `output.Fleets[2]`; empty for the whole. */
  readonly path: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/**
 * Every place where the values differ. What only one of them has is a difference from `undefined`.
 * @param isPart only what `expected` has counts: members that it lacks may be there.
 */
export function differences(
  expected: unknown,
  actual: unknown,
  { isPart = false, path = "" }: { readonly isPart?: boolean; readonly path?: string } = {},
): Difference[] {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    const length = Math.max(expected.length, actual.length);
    return Array.from({ length }, (_, index) => index).flatMap((index) =>
      differences(expected[index], actual[index], { isPart, path: `${path}[${index}]` }),
    );
  }
  if (isRecord(expected) && isRecord(actual)) {
    const names = isPart
      ? Object.keys(expected)
      : [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
    return names.flatMap((name) =>
      differences(expected[name], actual[name], { isPart, path: path === "" ? name : `${path}.${name}` }),
    );
  }
  if (expected instanceof RegExp) {
    return typeof actual === "string" && expected.test(actual) ? [] : [{ path, expected, actual }];
  }
  return Object.is(expected, actual) ? [] : [{ path, expected, actual }];
}

function isRecord(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof RegExp);
}
