import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, allAreTold, codesOf, twoMatching } from "./two-players.ts";

scenario(
  "truncate-answer: after a read that breaks off players wait until the event comes again",
  async (world) => {
    await world.gameServers({ count: 1 });
    await world.fault("truncate-answer", { match: { operation: "DescribeGameSessions", protocol: "cbor" } });
    await allArePlaying(await twoMatching(world), 30_000);
  },
);

scenario(
  "truncate-answer: a placement is told as a failure, and its game session waits for nobody",
  async (world) => {
    await world.gameServers({ count: 1 });
    const fault = await world.fault("truncate-answer", {
      match: { operation: "StartGameSessionPlacement" },
      count: null,
    });
    const players = await twoMatching(world);
    await allAreTold(players, 113);
    await world.placement("FULFILLED");
    expect(await fault.lift()).toBe(1);
    await world.quiet();
    expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVE", currentPlayerSessionCount: 2 }]);
    for (const player of players) expect(codesOf(player)).toEqual([113]);
  },
);
