/** What is told of a part that a module proxy does not let us build; for the suite also what follows from it. */
export function notBuilt(message: string, { isSuite }: { readonly isSuite: boolean }): string {
  const follows = isSuite ? ", and the scenarios that need it are left out by name" : "";
  return `not built${follows}: ${message}`;
}
