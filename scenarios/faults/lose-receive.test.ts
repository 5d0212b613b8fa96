import { expect, scenario } from "../../harness/index.ts";
import { isInFlight, receivedOf } from "./event-queue.ts";
import { allArePlaying, codesOf, twoMatching } from "./two-players.ts";

/** Ten seconds of visibility, and the poll that finds the message again. */
const VISIBLE_AGAIN_LIMIT_MS = 20_000;

scenario(
  "lose-receive: the event is nobody's for ten seconds, comes again, and players are told that much later",
  async (world) => {
    await world.gameServers({ count: 1 });
    await world.fault("lose-receive");
    const players = await twoMatching(world);
    const placementId = await world.placement("FULFILLED");
    await isInFlight(world);
    for (const player of players) expect(codesOf(player)).toEqual([]);

    await allArePlaying(players, VISIBLE_AGAIN_LIMIT_MS);
    await world.quiet();
    expect(await receivedOf(world, placementId, 1)).toMatchObject([{ isDeleted: true }]);
  },
);
