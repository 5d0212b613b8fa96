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

/** So many game sessions that nobody is in, with their rows; answers their ARNs, oldest first. */
export async function emptyGames(world: World, count: number): Promise<readonly string[]> {
  await world.gameServers({ count });
  for (let made = 0; made < count; made += 1) {
    await world.rpc("fleet_create", {});
    await world.placement("FULFILLED");
    // GameLift orders them by their creation, and its clock stands still by itself.
    await world.clock.advance("1s");
    await world.quiet();
  }
  return (await world.gameSessions()).map(({ gameSessionId }) => gameSessionId ?? "");
}

export interface ListedInstance {
  readonly id: string;
  readonly player_count: number;
}

/** What the fleet manager's List answers. */
export async function listInstances(
  world: World,
  query: string,
  limit = 10,
): Promise<readonly ListedInstance[]> {
  const { instances } = (await world.rpc("fleet_list", { query, limit })) as {
    readonly instances: readonly ListedInstance[];
  };
  return instances;
}
