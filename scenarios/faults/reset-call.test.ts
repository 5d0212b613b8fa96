import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, allAreTold, matchAgain, twoMatching } from "./two-players.ts";

const match = { operation: "StartGameSessionPlacement" };

scenario(
  "reset-call: a placement whose connection is cut is asked for again, and players only wait",
  async (world) => {
    await world.gameServers({ count: 1 });
    await world.fault("reset-call", { match });
    await allArePlaying(await twoMatching(world));
    expect(await world.placements()).toMatchObject([{ status: "FULFILLED" }]);
  },
);

scenario("reset-call: cut three times in a row, it is a failure that players are told", async (world) => {
  await world.gameServers({ count: 1 });
  const fault = await world.fault("reset-call", { match, count: null });
  const players = await twoMatching(world);
  await allAreTold(players, 113);
  expect(await fault.lift()).toBe(3);
  await matchAgain(players);
  await allArePlaying(players);
});
