/** @module-tag virtual */
import { expect, scenario } from "../../harness/index.ts";
import { allAreTold, twoMatching } from "./two-players.ts";

scenario(
  "fleet-deleted: players wait for the queue's time-out and are told that there is no game",
  async (world) => {
    await world.gameServers({ count: 1 });
    await world.fault("fleet-deleted");
    const players = await twoMatching(world);
    await world.placement("PENDING");
    await world.clock.advance("30s");
    await allAreTold(players, 112);
    expect(await world.explain()).toContain("A fault that was ordered (fleet-deleted");
  },
);
