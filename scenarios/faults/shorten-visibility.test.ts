import { expect, scenario } from "../../harness/index.ts";
import { receivedOf } from "./event-queue.ts";
import { allArePlaying, codesOf, twoMatching } from "./two-players.ts";

scenario(
  "shorten-visibility: Nakama is refused the delete of what it has handled and handles it again; players are told once",
  async (world) => {
    await world.gameServers({ count: 1 });
    await world.fault("shorten-visibility", { settings: { visibilityTimeoutSeconds: 0 } });
    const players = await twoMatching(world);
    await allArePlaying(players);
    await world.quiet();
    const received = await receivedOf(world, await world.placement("FULFILLED"), 2);
    expect(received.map(({ isDeleted }) => isDeleted)).toEqual([false, true]);
    for (const player of players) expect(codesOf(player)).toEqual([111]);
  },
);
