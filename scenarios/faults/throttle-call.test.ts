import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, allAreTold, twoMatching } from "./two-players.ts";

const match = { operation: "StartGameSessionPlacement" };

scenario(
  "throttle-call: players whose placement is throttled are told that it failed, after one attempt",
  async (world) => {
    await world.gameServers({ count: 1 });
    const fault = await world.fault("throttle-call", { match, settings: { isBare: false }, count: null });
    const players = await twoMatching(world);
    await allAreTold(players, 113);
    expect(await fault.lift()).toBe(1);
  },
);

scenario(
  "throttle-call: where the error's name comes bare, AWS's SDK tries again, and players only wait",
  async (world) => {
    await world.gameServers({ count: 1 });
    const fault = await world.fault("throttle-call", { match, settings: { isBare: true }, count: 2 });
    const players = await twoMatching(world);
    await allArePlaying(players);
    expect(await fault.firedCount()).toBe(2);
  },
);
