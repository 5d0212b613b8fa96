/** The name that was typed, in any case, or the only one that begins like it. */
export function chosenOf(names: readonly string[], typed: string): string | undefined {
  const wanted = typed.toLowerCase();
  const exact = names.find((name) => name.toLowerCase() === wanted);
  if (exact !== undefined) return exact;
  const begun = names.filter((name) => name.toLowerCase().startsWith(wanted));
  return begun.length === 1 ? begun[0] : undefined;
}
