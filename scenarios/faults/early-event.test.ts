import { expect, scenario } from "../../harness/index.ts";
import { codesOf, twoMatching } from "./two-players.ts";

scenario(
  "early-event: handled before the answer to Create, it is deleted unheard, and players are told nothing",
  { breaks: ["no event before its answer", "every matched player is answered"] },
  async (world) => {
    await world.gameServers({ count: 1 });
    // An event that does not wait is sooner for certain only where the answer is late.
    await world.fault("slow-answer", {
      match: { operation: "StartGameSessionPlacement" },
      settings: { delayMs: 8_000 },
    });
    await world.fault("early-event");
    const players = await twoMatching(world);
    const placementId = await world.placement("FULFILLED");
    await world.quiet();
    expect(await world.queue.received()).toMatchObject([{ placementId, isDeleted: true }]);
    for (const player of players) expect(codesOf(player)).toEqual([]);
    expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVE", currentPlayerSessionCount: 2 }]);
    expect(await world.index()).toHaveLength(1);
  },
);
