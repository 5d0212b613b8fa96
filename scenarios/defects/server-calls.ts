/** What stories do with the sample plugin's RPCs in a server's place. */
import { randomUUID } from "node:crypto";
import type { World } from "../../harness/index.ts";

interface GameWish {
  readonly maximumPlayers?: number;
  readonly name?: string;
  readonly data?: string;
}

/** A game session that nobody is in, with its row; answers its ARN. */
export async function emptyGame(world: World, wish: GameWish = {}): Promise<string> {
  await world.gameServers({ count: 1 });
  const { maximumPlayers = 10, name, data } = wish;
  await world.rpc("fleet_create", {
    max_players: maximumPlayers,
    ...(name === undefined ? {} : { game_session_name: name }),
    ...(data === undefined ? {} : { game_session_data: data }),
  });
  await world.placement("FULFILLED");
  await world.quiet();
  const row = (await world.index()).at(-1);
  if (row === undefined) throw new Error("the game session that was created has no row");
  return row.id;
}

/** Ids of users whom nobody has seen; Nakama's own are UUIDs. */
export const strangers = (count: number): readonly string[] =>
  Array.from({ length: count }, () => randomUUID());
