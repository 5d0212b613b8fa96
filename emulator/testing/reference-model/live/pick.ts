/** The one that a number of a history chooses; undefined when there is none. */
export const pick = <Item>(items: readonly Item[], which: number): Item | undefined =>
  items[which % Math.max(1, items.length)];

/** Mostly one of those for which it means something, now and then any of all. */
export const pickMostly = <Item>(
  all: readonly Item[],
  which: number,
  isMeant: (item: Item) => boolean,
): Item | undefined => {
  const meant = all.filter(isMeant);
  return pick(which % 5 === 0 || meant.length === 0 ? all : meant, which);
};
