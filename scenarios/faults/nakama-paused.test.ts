import { expect, scenario } from "../../harness/index.ts";
import { eventIsAccepted } from "./event-queue.ts";
import { allArePlaying, codesOf, twoMatching } from "./two-players.ts";

scenario(
  "nakama-paused: a Nakama that hangs from the moment of the event on handles it when it goes on, and players are told once",
  async (world) => {
    await world.gameServers({ count: 1 });
    const paused = world.journal.when(
      "PlacementFulfilled is published",
      ({ what }) => what === "PlacementFulfilled published",
      () => world.nakama.pause(),
    );
    const players = await twoMatching(world);
    await paused;
    const placementId = await world.placement("FULFILLED");
    await eventIsAccepted(world);
    for (const player of players) expect(codesOf(player)).toEqual([]);
    expect(await world.index()).toEqual([]);

    world.nakama.resume();
    await allArePlaying(players, 30_000);
    await world.quiet();
    const received = await world.queue.received();
    expect(received.filter((each) => each.placementId === placementId && each.isDeleted)).toHaveLength(1);
    for (const player of players) expect(codesOf(player)).toEqual([111]);
  },
);
