import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, codesOf, twoMatching } from "./two-players.ts";

scenario("activation-twice: one event, one notification for each player, one seat each", async (world) => {
  await world.gameServers({ count: 1 });
  await world.fault("activation-twice");
  const players = await twoMatching(world);
  await allArePlaying(players);
  await world.quiet();
  expect(await world.queue.received()).toHaveLength(1);
  for (const player of players) expect(codesOf(player)).toEqual([111]);
  expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVE", currentPlayerSessionCount: 2 }]);
});
