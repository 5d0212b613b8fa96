import { expect, scenario } from "../../harness/index.ts";
import { receivedOf } from "./event-queue.ts";
import { allArePlaying, codesOf, twoMatching } from "./two-players.ts";

/** Longer than the ten seconds for which Nakama asks a message to be invisible. */
const DELAY_MS = 11_000;

scenario(
  "slow-receive: what comes after its visibility is handled twice, and players are told once",
  async (world) => {
    await world.gameServers({ count: 1 });
    await world.fault("slow-receive", { settings: { delayMs: DELAY_MS } });
    const players = await twoMatching(world);
    const placementId = await world.placement("FULFILLED");
    await allArePlaying(players, 2 * DELAY_MS);
    await receivedOf(world, placementId, 2);
    await world.quiet();
    expect((await receivedOf(world, placementId, 2)).map(({ isDeleted }) => isDeleted)).toEqual([
      false,
      true,
    ]);
    for (const player of players) expect(codesOf(player)).toEqual([111]);
  },
);
