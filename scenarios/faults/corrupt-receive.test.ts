import { readFileSync } from "node:fs";
import { expect, scenario, type World } from "../../harness/index.ts";
import { receivedOf } from "./event-queue.ts";
import { allArePlaying, codesOf, twoMatching } from "./two-players.ts";

/** Ten seconds of visibility, and the poll that finds the message again. */
const VISIBLE_AGAIN_LIMIT_MS = 20_000;

async function toldLater(world: World, how: string): Promise<string> {
  await world.gameServers({ count: 1 });
  await world.fault("corrupt-receive", { settings: { how } });
  const players = await twoMatching(world);
  const placementId = await world.placement("FULFILLED");
  await allArePlaying(players, VISIBLE_AGAIN_LIMIT_MS);
  await world.quiet();
  expect((await receivedOf(world, placementId, 1)).at(-1)).toMatchObject({ isDeleted: true });
  return readFileSync(world.nakama.logFile, "utf8");
}

scenario(
  "corrupt-receive: a body that does not fit its digest fails Nakama's receive, and players are told ten seconds later",
  async (world) => {
    expect(await toldLater(world, "wrong-md5")).toContain("failed to fetch aws sqs messages");
  },
);

scenario(
  "corrupt-receive: an answer that breaks off fails Nakama's receive, and players are told ten seconds later",
  async (world) => {
    expect(await toldLater(world, "truncated")).toContain("failed to fetch aws sqs messages");
  },
);

scenario(
  "corrupt-receive: a message without a body ends Nakama; started again, it reads the event and knows nobody to tell",
  { breaks: ["every matched player is answered", "Nakama lives"] },
  async (world) => {
    await world.gameServers({ count: 1 });
    await world.fault("corrupt-receive", { settings: { how: "no-body" } });
    const [ada, ben] = await twoMatching(world);
    expect(await world.nakama.crash()).toMatch(/nil pointer dereference[\s\S]*processSqsPlacementEvents/);

    await world.nakama.startAgain();
    await Promise.all([ada.reconnect(), ben.reconnect()]);
    await world.quiet();
    const received = await receivedOf(world, await world.placement("FULFILLED"), 1, VISIBLE_AGAIN_LIMIT_MS);
    expect(received.at(-1)).toMatchObject({ isDeleted: true });
    for (const player of [ada, ben]) expect(codesOf(player)).toEqual([]);
  },
);
