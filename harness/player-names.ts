/** The names that players of a world get, in this order, so that a timeline reads like a story. */
const names =
  "ada ben cleo dan eva finn gus hana ivo jana kai lea max nia oto pia quin rosa sam tess uma vic wim xena yara zoe".split(
    " ",
  );

/** The name of the player with this index, from 0: ada, ben, … zoe, then ada-2, ben-2 and so on, never repeating. */
export function playerName(index: number): string {
  const round = Math.floor(index / names.length);
  const name = names[index % names.length];
  if (name === undefined) {
    throw new RangeError(`a player's index is a whole number from 0, not ${index}`);
  }
  return round === 0 ? name : `${name}-${round + 1}`;
}
