/**
 * As few of the items as still make it so, in their order: halves are left out, then smaller and smaller pieces, then
 * single ones, until none can be (delta debugging, after Zeller and Hildebrandt).
 *
 * @param isSo must hold for all items; it is asked for ever smaller choices of them. When it answers undefined nothing
 *   more is tried, and what was left last is answered.
 */
export function fewest<Item>(
  items: readonly Item[],
  isSo: (items: readonly Item[]) => boolean | undefined,
): readonly Item[] {
  let left = items;
  let size = Math.ceil(items.length / 2);
  while (size >= 1) {
    let isSmaller = false;
    for (let from = Math.max(0, left.length - size); ; from -= size) {
      const without = [...left.slice(0, Math.max(0, from)), ...left.slice(from + size)];
      const answer = without.length < left.length && isSo(without);
      if (answer === undefined) return left;
      if (answer) {
        left = without;
        isSmaller = true;
      }
      if (from <= 0) break;
    }
    if (size === 1 && !isSmaller) break;
    size = size === 1 ? 1 : Math.ceil(size / 2);
  }
  return left;
}
