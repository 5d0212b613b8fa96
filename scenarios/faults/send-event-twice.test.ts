import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, codesOf, twoMatching } from "./two-players.ts";

scenario(
  "send-event-twice: under a new deduplication id Nakama handles it twice, and players are told once",
  async (world) => {
    await world.gameServers({ count: 1 });
    await world.fault("send-event-twice");
    const players = await twoMatching(world);
    await allArePlaying(players);
    await world.quiet();
    expect(await world.queue.received()).toMatchObject([
      { type: "PlacementFulfilled", isDeleted: true },
      { type: "PlacementFulfilled", isDeleted: true },
    ]);
    for (const player of players) expect(codesOf(player)).toEqual([111]);
    expect(await world.index()).toMatchObject([{ playerCount: 2 }]);
  },
);

scenario(
  "send-event-twice: under the same deduplication id the queue drops the second, and nobody sees anything",
  async (world) => {
    await world.gameServers({ count: 1 });
    await world.fault("send-event-twice", { settings: { deduplicationId: "same" } });
    await allArePlaying(await twoMatching(world));
    await world.quiet();
    expect(await world.queue.received()).toMatchObject([{ isDeleted: true }]);
  },
);

scenario(
  "send-event-twice: a standard queue drops no second one, and players are told once all the same",
  { topic: "standard" },
  async (world) => {
    await world.gameServers({ count: 1 });
    await world.fault("send-event-twice", { settings: { deduplicationId: "same" } });
    const players = await twoMatching(world);
    await allArePlaying(players);
    await world.quiet();
    expect(await world.queue.received()).toHaveLength(2);
    for (const player of players) expect(codesOf(player)).toEqual([111]);
  },
);
