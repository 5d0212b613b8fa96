import { eventually, expect, scenario } from "../../harness/index.ts";
import { allArePlaying, codesOf, twoMatching } from "./two-players.ts";

/** An attempt to hand an event over ends after 5 s. */
const FIRST_ATTEMPT_LIMIT_MS = 15_000;

scenario(
  "broker-paused: a queue that hangs gets the event again under its old id, and players are told once, when it goes on",
  { ownBroker: true },
  async (world) => {
    await world.gameServers({ count: 1 });
    world.notes.fault("the broker hangs");
    await world.broker.pause();
    const players = await twoMatching(world);
    const placementId = await world.placement("FULFILLED");
    const unsent = await eventually(
      "GameLift gives up its first attempt",
      async () =>
        (await world.journal.all()).find(({ what }) => what === "PlacementFulfilled not delivered yet"),
      { withinMs: FIRST_ATTEMPT_LIMIT_MS },
    );
    expect(unsent.subjectId).toBe(placementId);
    for (const player of players) expect(codesOf(player)).toEqual([]);

    world.broker.resume();
    world.notes.world("the broker goes on");
    await allArePlaying(players, 30_000);
    await world.quiet();
    expect(await world.queue.received()).toMatchObject([{ placementId, isDeleted: true }]);
    for (const player of players) expect(codesOf(player)).toEqual([111]);
  },
);
