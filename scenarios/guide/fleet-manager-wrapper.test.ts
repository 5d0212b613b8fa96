import { StartGameSessionPlacementCommand } from "@aws-sdk/client-gamelift";
import { expect, type Player, scenario, type World } from "../../harness/index.ts";

/** In the order of their creation: neither sorted by count nor the reverse of it. */
const COUNTS = [2, 8, 5];

interface Running {
  readonly player: Player;
  /** Of the game sessions, oldest row first. */
  readonly ids: readonly string[];
}

/** Game sessions one after another, each with as many players as its server says. */
async function runningGames(world: World): Promise<Running> {
  await world.gameServers({ count: COUNTS.length });
  const [ada] = await world.players(1);
  for (const _ of COUNTS) {
    await ada.rpc("fleet_create");
    await ada.connectionInfo();
  }
  await world.quiet();
  const ids = ada.events
    .filter((event) => event.kind === "notification")
    .map((event) => (event.content as { content: { Port: number } }).content.Port)
    .map((port) => world.servers.find((server) => server.port === port)?.gameSession?.gameSessionId ?? "");
  for (const [i, id] of ids.entries()) await world.rpc("fleet_update", { id, player_count: COUNTS[i] });
  return { player: ada, ids };
}

interface Listed {
  readonly instances: readonly { readonly id: string; readonly player_count: number }[];
}

/** The counts in the order in which List names the game sessions. */
async function listedCounts(world: World): Promise<number[]> {
  const { instances } = (await world.rpc("fleet_list", { query: "+value.player_count:>=0" })) as Listed;
  return instances.map((instance) => instance.player_count);
}

const countOf = async (world: World, id: string | undefined): Promise<number | undefined> =>
  (await world.index()).find((row) => row.id === id)?.playerCount;

// What the fleet manager does today: its two RPCs ask nobody who calls, and its sort names no field of the index.
scenario(
  "without the wrapper a player may write and delete rows, and List is not sorted by count",
  async (world) => {
    const { player, ids } = await runningGames(world);
    expect(await listedCounts(world)).toEqual(COUNTS.toReversed());

    const [id] = ids;
    await player.rpc("update_instance_info", { id, player_count: 9 });
    expect(await countOf(world, id)).toBe(9);
    // The README's spelling is no member at all, and a missing count is a count of 0.
    await world.rpc("update_instance_info", { id, playerCount: 4 });
    expect(await countOf(world, id)).toBe(0);
    await player.rpc("delete_instance_info", { id });
    expect(await countOf(world, id)).toBeUndefined();
    // The game goes on all the while, and a Get brings its row back.
    await world.rpc("fleet_get", { id });
    expect(await countOf(world, id)).toBe(1);

    await expect(world.rpc("fleet_callback_counts", {})).rejects.toMatchObject({ status: 404, code: 5 });
  },
);

scenario(
  "with the wrapper only servers write rows, and List names the emptiest first",
  { pluginSettings: { WT_FLEET_MANAGER_WRAPPER: "true" } },
  async (world) => {
    const { player, ids } = await runningGames(world);
    expect(await listedCounts(world)).toEqual([2, 5, 8]);

    const [id] = ids;
    const refused = { status: 403, code: 7 };
    await expect(player.rpc("update_instance_info", { id, player_count: 9 }, "http")).rejects.toMatchObject(
      refused,
    );
    await expect(player.rpc("update_instance_info", { id, player_count: 9 })).rejects.toThrow(
      "only game servers",
    );
    await expect(player.rpc("delete_instance_info", { id }, "http")).rejects.toMatchObject(refused);
    await expect(world.rpc("update_instance_info", { id, playerCount: 4 })).rejects.toMatchObject({
      status: 400,
      code: 3,
    });
    expect(await countOf(world, id)).toBe(2);
    await world.rpc("update_instance_info", { id, player_count: 3 });
    expect(await countOf(world, id)).toBe(3);
  },
);

scenario(
  "the wrapper counts what becomes of callbacks and holds an event that nobody has asked for yet",
  { pluginSettings: { WT_FLEET_MANAGER_WRAPPER: "true" } },
  async (world) => {
    const { player } = await runningGames(world);
    const counts = (await world.rpc("fleet_callback_counts", {})) as { readonly held: number };
    expect(counts).toMatchObject({ set: 3, invoked: 3, unknown: 0, timed_out: 0, panicked: 0 });
    await expect(player.rpc("fleet_callback_counts", {}, "http")).rejects.toMatchObject({ code: 7 });

    // A placement of somebody else's: its event comes to this Nakama all the same.
    await world.gameServer();
    await world.gamelift.send(
      new StartGameSessionPlacementCommand({
        PlacementId: "somebody-elses",
        GameSessionQueueName: world.resources.gameSessionQueueName,
        MaximumPlayerSessionCount: 2,
      }),
    );
    await world.placement("FULFILLED");
    await world.quiet();
    expect(await world.rpc("fleet_callback_counts", {})).toMatchObject({
      set: 3,
      invoked: 3,
      held: counts.held + 1,
    });
  },
);
