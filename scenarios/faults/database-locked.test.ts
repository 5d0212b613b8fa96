import { expect, scenario } from "../../harness/index.ts";
import { receivedOf } from "./event-queue.ts";
import { allArePlaying, codesOf, twoMatching } from "./two-players.ts";

scenario(
  "database-locked: players whose game session Nakama cannot store yet wait, and are told once when the table is free",
  async (world) => {
    await world.gameServers({ count: 1 });
    const free = await world.database.lock("storage");
    const players = await twoMatching(world);
    const placementId = await world.placement("FULFILLED");
    await receivedOf(world, placementId, 1);
    for (const player of players) expect(codesOf(player)).toEqual([]);

    await free();
    await allArePlaying(players, 30_000);
    await world.quiet();
    for (const player of players) expect(codesOf(player)).toEqual([111]);
    expect(await world.index()).toHaveLength(1);
  },
);
