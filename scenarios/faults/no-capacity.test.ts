/** @module-tag virtual */
import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, allAreTold, twoMatching } from "./two-players.ts";

scenario(
  "no-capacity: players wait until there is room again, and are told an address at once then",
  async (world) => {
    await world.gameServers({ count: 1 });
    await world.fault("no-capacity", { count: null, seconds: 12 });
    const players = await twoMatching(world);
    await world.placement("PENDING");
    await world.clock.advance("11s");
    await world.placement("PENDING");
    expect(await world.explain()).toContain("A fault that was ordered (no-capacity");
    await world.clock.advance("1s");
    await allArePlaying(players);
  },
);

scenario(
  "no-capacity: longer than the queue's time-out, players are told that there is no game",
  async (world) => {
    await world.gameServers({ count: 1 });
    await world.fault("no-capacity", { count: null });
    const players = await twoMatching(world);
    await world.placement("PENDING");
    await world.clock.advance("30s");
    await allAreTold(players, 112);
    expect(await world.gameSessions()).toEqual([]);
  },
);
