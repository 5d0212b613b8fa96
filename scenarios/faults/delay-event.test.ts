import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, codesOf, twoMatching } from "./two-players.ts";

scenario("delay-event: nobody is told before it comes, and everybody gets in afterwards", async (world) => {
  await world.gameServers({ count: 1 });
  await world.fault("delay-event", { settings: { delayMs: 6_000 } });
  const players = await twoMatching(world);
  await world.placement("FULFILLED");
  await world.clock.settle();
  for (const player of players) expect(codesOf(player)).toEqual([]);

  await world.quiet();
  expect(await world.queue.received()).toMatchObject([{ isDeleted: true }]);
  await allArePlaying(players);
});

scenario(
  "delay-event: an event later than the reservations tells players of seats that have lapsed",
  async (world) => {
    await world.gameServers({ count: 1 });
    await world.fault("delay-event", { settings: { delayMs: 12_000 } });
    const [ada] = await twoMatching(world);
    await world.placement("FULFILLED");
    await world.clock.advance("60s");
    expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVE", currentPlayerSessionCount: 0 }]);
    expect(await world.queue.received()).toEqual([]);

    await expect(ada.connect(await ada.connectionInfo({ withinMs: 30_000 }))).rejects.toThrow("TIMEDOUT");
  },
);
