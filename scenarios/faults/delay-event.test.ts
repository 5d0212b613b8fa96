import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, twoMatching } from "./two-players.ts";

scenario("delay-event: players are told later, and get in", async (world) => {
  await world.gameServers({ count: 1 });
  await world.fault("delay-event", { settings: { delayMs: 500 } });
  await allArePlaying(await twoMatching(world));
});

scenario(
  "delay-event: an event later than the reservations tells players of seats that have lapsed",
  async (world) => {
    await world.gameServers({ count: 1 });
    await world.fault("delay-event", { settings: { delayMs: 3_000 } });
    const [ada] = await twoMatching(world);
    await world.placement("FULFILLED");
    await world.clock.advance("60s");
    expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVE", currentPlayerSessionCount: 0 }]);
    expect(await world.queue.received()).toEqual([]);

    await expect(ada.connect(await ada.connectionInfo())).rejects.toThrow("TIMEDOUT");
  },
);
