import { createHash } from "node:crypto";

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

/** How a player signs in. */
export interface PlayerIdentity {
  readonly username: string;
  /** The same one is the same user. */
  readonly customId: string;
}

/**
 * Bytes that are left for a seed. **Observed** in Nakama 3.40: a username has at most 128 bytes, a custom id 6 to 128, and
 * some of them are the player's name and a prefix.
 */
const SEED_LIMIT_BYTES = 90;

/** Who a player of a world with this seed is; a seed as long as a scenario's title is told apart by its digest. */
export function playerIdentity(seed: string, name: string): PlayerIdentity {
  const isShort = Buffer.byteLength(seed) <= SEED_LIMIT_BYTES;
  const world = isShort ? seed : createHash("sha256").update(seed).digest("hex").slice(0, 32);
  const username = `${world}-${name}`;
  // Custom ids need at least six characters, and seed and name may have fewer.
  return { username, customId: `windtunnel-${username}` };
}
