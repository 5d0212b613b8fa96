import { eventually, expect, scenario } from "../../harness/index.ts";
import { receivedOf } from "./event-queue.ts";
import { allArePlaying, codesOf, matchAgain, twoMatching } from "./two-players.ts";

/** So that the second pair cannot join the first. */
const TWO_AT_MOST = { pluginSettings: { GL_MAX_PLAYERS: "2" } };

/** Longer than the ten seconds for which Nakama asks a message to be invisible. */
const DELAY_MS = 11_000;

scenario(
  "slow-delete: Nakama reads no further event meanwhile, is refused the late delete, and players are told once",
  TWO_AT_MOST,
  async (world) => {
    await world.gameServers({ count: 2 });
    await world.fault("slow-delete", { settings: { delayMs: DELAY_MS } });
    const second = await world.players(2);
    const first = await twoMatching(world);
    await allArePlaying(first);
    const placementId = await world.placement("FULFILLED");

    await matchAgain(second);
    await eventually("a second placement", async () => (await world.placements()).length === 2);
    await world.placement("FULFILLED");
    await world.clock.settle();
    for (const player of second) expect(codesOf(player)).toEqual([]);

    await allArePlaying(second, 2 * DELAY_MS);
    await receivedOf(world, placementId, 2, 2 * DELAY_MS);
    await world.quiet();
    expect((await receivedOf(world, placementId, 2)).map(({ isDeleted }) => isDeleted)).toEqual([
      false,
      true,
    ]);
    for (const player of [...first, ...second]) expect(codesOf(player)).toEqual([111]);
  },
);
