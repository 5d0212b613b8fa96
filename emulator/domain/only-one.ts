import { invalidRequest } from "./api-error.ts";

/**
 * The one member that chooses what an operation is about, of several that exclude each other.
 *
 * **Assumed**: the pages say "one of", and nothing says what happens else; InvalidRequestException is declared by all.
 *
 * @throws ApiError InvalidRequestException when none or several are given.
 */
export function onlyOne<Name extends string>(
  members: { readonly [name in Name]: string | undefined },
): { readonly name: Name; readonly value: string } {
  const given = (Object.entries(members) as [Name, string | undefined][]).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value }],
  );
  const [first, ...more] = given;
  if (first !== undefined && more.length === 0) return first;
  const names = Object.keys(members);
  const choice = `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  const found = given.length === 0 ? "none is" : `${given.map(({ name }) => name).join(" and ")} are`;
  throw invalidRequest(`Exactly one of ${choice} has to be given, and ${found}.`);
}
