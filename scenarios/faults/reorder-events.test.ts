import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, codesOf, twoMatching } from "./two-players.ts";

scenario(
  "reorder-events: who was placed first is told last, each of their own game session",
  async (world) => {
    await world.gameServers({ count: 2 });
    await world.fault("reorder-events", { settings: { atMostMs: 60_000 } });
    const first = await twoMatching(world);
    const firstId = await world.placement("FULFILLED");
    await world.clock.settle();
    for (const player of first) expect(codesOf(player)).toEqual([]);

    const second = await twoMatching(world);
    await allArePlaying(second);
    await allArePlaying(first);
    await world.quiet();
    const [told, overtaken] = await world.queue.received();
    expect(overtaken).toMatchObject({ placementId: firstId, isDeleted: true });
    expect(told?.placementId).not.toBe(firstId);
    expect(await world.index()).toMatchObject([{ playerCount: 2 }, { playerCount: 2 }]);
  },
);
