import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, allAreTold, matchAgain, twoMatching } from "./two-players.ts";

const match = { operation: "StartGameSessionPlacement" };

scenario("wrong-protocol: a load balancer's 503 costs players some seconds", async (world) => {
  await world.gameServers({ count: 1 });
  await world.fault("wrong-protocol", { match, settings: { answer: "html" } });
  await allArePlaying(await twoMatching(world));
});

for (const answer of ["other-protocol", "without-header"]) {
  scenario(`wrong-protocol: an answer ${answer} is a failure at once`, async (world) => {
    await world.gameServers({ count: 1 });
    const fault = await world.fault("wrong-protocol", { match, settings: { answer }, count: null });
    const players = await twoMatching(world);
    await allAreTold(players, 113);
    expect(await fault.lift()).toBe(1);
    await matchAgain(players);
    await allArePlaying(players);
  });
}
