/**
 * Values as JSON that comes back as it was: what JSON does not know (dates, bytes, undefined, some numbers) is written as
 * an object with one member whose name begins with a dollar sign.
 */

type Marked = { readonly [mark: string]: unknown };

/** A value that JSON.stringify loses nothing of; the same object where there is nothing to change. */
export function encodeLosslessly(value: unknown): unknown {
  switch (typeof value) {
    case "number":
      return Number.isFinite(value) && !Object.is(value, -0) ? value : { $number: numberName(value) };
    case "undefined":
      return { $undefined: true };
    case "bigint":
      return { $bigint: String(value) };
    case "object":
      return value === null ? null : encodeObject(value);
    default:
      return value;
  }
}

/** What was encoded. @throws Error naming a mark that this version does not know. */
export function decodeLosslessly(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return sameOrMapped(value, decodeLosslessly);
  const mark = soleMark(value);
  if (mark !== undefined) return decodeMarked(mark, (value as Marked)[mark]);
  return sameOrMappedMembers(value, decodeLosslessly);
}

const numberName = (value: number): string => (Object.is(value, -0) ? "-0" : String(value));

function encodeObject(value: object): unknown {
  if (Array.isArray(value)) return sameOrMapped(value, encodeLosslessly);
  if (value instanceof Date) return { $date: encodeLosslessly(value.getTime()) };
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString("base64") };
  if (value instanceof Map) return { $map: [...value].map(encodeLosslessly) };
  if (value instanceof Set) return { $set: [...value].map(encodeLosslessly) };
  const members = sameOrMappedMembers(value, encodeLosslessly);
  return soleMark(value) === undefined ? members : { $object: members };
}

function decodeMarked(mark: string, value: unknown): unknown {
  switch (mark) {
    case "$number":
      return Number(value);
    case "$undefined":
      return undefined;
    case "$bigint":
      return BigInt(String(value));
    case "$date":
      return new Date(Number(decodeLosslessly(value)));
    case "$bytes":
      return new Uint8Array(Buffer.from(String(value), "base64"));
    case "$map":
      return new Map(
        (value as readonly unknown[]).map((pair) => decodeLosslessly(pair) as [unknown, unknown]),
      );
    case "$set":
      return new Set((value as readonly unknown[]).map(decodeLosslessly));
    case "$object":
      return sameOrMappedMembers(value as object, decodeLosslessly);
    default:
      throw new Error(`a value is marked ${mark}, which this version of Windtunnel does not know`);
  }
}

/** The name of an object's only member where it looks like a mark. */
function soleMark(value: object): string | undefined {
  const names = Object.keys(value);
  return names.length === 1 && names[0]?.startsWith("$") ? names[0] : undefined;
}

function sameOrMapped(items: readonly unknown[], map: (value: unknown) => unknown): readonly unknown[] {
  const mapped = Array.from(items, map);
  return mapped.every((item, index) => item === items[index] && index in items) ? items : mapped;
}

function sameOrMappedMembers(value: object, map: (value: unknown) => unknown): object {
  let isSame = true;
  const mapped = Object.entries(value).map(([name, member]) => {
    const to = map(member);
    if (to !== member) isSame = false;
    return [name, to];
  });
  // Not by assignment: a member may be called __proto__.
  return isSame ? value : Object.fromEntries(mapped);
}
