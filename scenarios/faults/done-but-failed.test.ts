import { expect, scenario } from "../../harness/index.ts";
import { allAreTold, codesOf, twoMatching } from "./two-players.ts";

scenario(
  "done-but-failed: players are told that their placement failed, while their game session waits for them",
  async (world) => {
    await world.gameServers({ count: 1 });
    await world.fault("done-but-failed", { match: { operation: "StartGameSessionPlacement" } });
    const players = await twoMatching(world);
    await allAreTold(players, 113, 20_000);
    await world.placement("FULFILLED");
    await world.quiet();
    expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVE", currentPlayerSessionCount: 2 }]);
    for (const player of players) expect(codesOf(player)).toEqual([113]);
    expect(await world.explain()).toContain("A fault that was ordered (done-but-failed");

    await world.clock.advance("60s");
    expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVE", currentPlayerSessionCount: 0 }]);
  },
);
