/** @module-tag virtual */
import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, twoMatching } from "./two-players.ts";

scenario(
  "interruption: players are told an address on the next Spot instance",
  { fleetType: "SPOT" },
  async (world) => {
    await world.clock.settle();
    await world.gameServers({ count: 1 });
    await world.fault("interruption");
    const players = await twoMatching(world);
    await world.placement("FULFILLED");
    // The server on the instance that is taken back has time to end, which it may have used already.
    await world.clock.advance("10s");
    await allArePlaying(players);
    expect(await world.gameSessions()).toMatchObject([
      { status: "TERMINATED", statusReason: "INTERRUPTED" },
      { status: "ACTIVE" },
    ]);
  },
);
