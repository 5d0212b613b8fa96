import { readFileSync } from "node:fs";
import { eventually, expect, scenario } from "../../harness/index.ts";
import { receivedOf } from "./event-queue.ts";
import { allArePlaying, codesOf, twoMatching } from "./two-players.ts";

/** A message that was received is visible again after ten seconds. */
const VISIBLE_AGAIN_LIMIT_MS = 20_000;

scenario(
  "fail-delete: an event that could not be deleted is handled again after ten seconds; players are told once",
  async (world) => {
    await world.gameServers({ count: 1 });
    await world.fault("fail-delete");
    const players = await twoMatching(world);
    await allArePlaying(players);
    const placementId = await world.placement("FULFILLED");
    await receivedOf(world, placementId, 2, VISIBLE_AGAIN_LIMIT_MS);
    await world.quiet();
    expect((await receivedOf(world, placementId, 2)).map(({ isDeleted }) => isDeleted)).toEqual([
      false,
      true,
    ]);
    expect(readFileSync(world.nakama.logFile, "utf8")).toContain("failed to delete sqs message");
    for (const player of players) expect(codesOf(player)).toEqual([111]);
    expect(await world.explain(placementId)).toContain("fail-delete");
  },
);

scenario("fail-delete: one cut connection is no failure, since Nakama's SDK deletes again", async (world) => {
  await world.gameServers({ count: 1 });
  await world.fault("fail-delete", { settings: { how: "cut", isDone: true } });
  await allArePlaying(await twoMatching(world));
  await eventually("the second delete is taken", async () => {
    const [received, ...others] = await world.queue.received();
    return others.length === 0 && received?.isDeleted;
  });
  expect(readFileSync(world.nakama.logFile, "utf8")).not.toContain("failed to delete sqs message");
});
