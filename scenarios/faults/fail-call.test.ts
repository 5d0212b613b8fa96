import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, allAreTold, matchAgain, twoMatching } from "./two-players.ts";

const match = { operation: "StartGameSessionPlacement" };

scenario(
  "fail-call: players whose placement cannot be asked for are told so, and may look again",
  async (world) => {
    await world.gameServers({ count: 1 });
    await world.fault("fail-call", { match, settings: { error: "InvalidRequestException" } });
    const players = await twoMatching(world);
    await allAreTold(players, 113);
    expect(await world.placements()).toEqual([]);
    expect(await world.explain()).toContain("A fault that was ordered (fail-call");

    await matchAgain(players);
    await allArePlaying(players);
  },
);

scenario("fail-call: what AWS's SDK tries again by itself costs players some seconds", async (world) => {
  await world.gameServers({ count: 1 });
  const fault = await world.fault("fail-call", {
    match,
    settings: { error: "InternalServiceException" },
    count: 2,
  });
  const players = await twoMatching(world);
  await allArePlaying(players);
  expect(await fault.firedCount()).toBe(2);
});
