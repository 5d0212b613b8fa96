import { expect, scenario } from "../../harness/index.ts";

scenario(
  "the way to the queue is cut for two seconds while a placement is fulfilled: the event arrives afterwards, once",
  async (world) => {
    await world.gameServers({ count: 1 });
    const [ada, ben] = await world.players(2);
    const mended = world.cutQueuePath("2s");
    await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);
    const placementId = await world.placement("FULFILLED");
    await mended;

    for (const player of [ada, ben]) await player.connect(await player.connectionInfo());
    await world.quiet();
    expect(await world.queue.received()).toMatchObject([
      { placementId, type: "PlacementFulfilled", isDeleted: true },
    ]);
  },
);
