import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, codesOf, twoMatching } from "./two-players.ts";

const match = { operation: "StartGameSessionPlacement" };

scenario(
  "slow-answer: the event waits for the answer, and players are told a little later",
  async (world) => {
    await world.gameServers({ count: 1 });
    await world.fault("slow-answer", { match, settings: { delayMs: 800 } });
    await allArePlaying(await twoMatching(world));
  },
);

scenario(
  "slow-answer: an event that comes before the answer is deleted unheard, and players are told nothing",
  { breaks: ["no event before its answer", "every matched player is answered"] },
  async (world) => {
    await world.gameServers({ count: 1 });
    await world.fault("slow-answer", { match, settings: { delayMs: 8_000, eventFirst: true } });
    const players = await twoMatching(world);
    const placementId = await world.placement("FULFILLED");
    await world.quiet();
    expect(await world.queue.received()).toMatchObject([{ placementId, isDeleted: true }]);
    for (const player of players) expect(codesOf(player)).toEqual([]);
    expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVE", currentPlayerSessionCount: 2 }]);
  },
);
