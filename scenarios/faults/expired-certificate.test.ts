import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, allAreTold, matchAgain, twoMatching } from "./two-players.ts";

scenario(
  "expired-certificate: players are told that there is no game session while GameLift's certificate is over, and play when it is renewed",
  async (world) => {
    await world.gameServers({ count: 1 });
    const host = `gamelift.${world.resources.location}.amazonaws.com`;
    const fault = await world.fault("expired-certificate", { match: { host }, count: null });
    // The connection that Nakama has goes on: it has to open another one.
    await world.fault("reset-call", { match: { operation: "StartGameSessionPlacement" } });
    const players = await twoMatching(world);
    await allAreTold(players, 113);
    expect(await world.placements()).toEqual([]);
    expect(await world.explain()).toContain("expired-certificate");

    expect(await fault.lift()).toBeGreaterThan(0);
    await matchAgain(players);
    await allArePlaying(players);
  },
);
