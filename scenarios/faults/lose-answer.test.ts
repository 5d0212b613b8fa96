import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, allAreTold, codesOf, twoMatching } from "./two-players.ts";

scenario("lose-answer: a read is asked again, and nobody notices", async (world) => {
  await world.gameServers({ count: 1 });
  await world.fault("lose-answer", { match: { operation: "DescribeGameSessions", protocol: "cbor" } });
  await allArePlaying(await twoMatching(world), 20_000);
});

scenario(
  "lose-answer: a placement asked for again is refused, and its players are told that it failed",
  async (world) => {
    await world.gameServers({ count: 1 });
    await world.fault("lose-answer", { match: { operation: "StartGameSessionPlacement" } });
    const players = await twoMatching(world);
    await allAreTold(players, 113, 20_000);
    await world.placement("FULFILLED");
    await world.quiet();
    expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVE", currentPlayerSessionCount: 2 }]);
    for (const player of players) expect(codesOf(player)).toEqual([113]);
  },
);
