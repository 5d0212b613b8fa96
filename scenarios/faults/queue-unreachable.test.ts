import { readFileSync } from "node:fs";
import { expect, scenario, type World } from "../../harness/index.ts";
import { allArePlaying, twoMatching } from "./two-players.ts";

/** So that the second pair cannot join the first. */
const TWO_AT_MOST = { pluginSettings: { GL_MAX_PLAYERS: "2" } };

/** Three attempts of Nakama's SDK for each poll. */
const POLLS = 2;

const failedPolls = (world: World): number =>
  readFileSync(world.nakama.logFile, "utf8").match(/failed to fetch aws sqs messages/g)?.length ?? 0;

/** The poll that is open already brings the first event; the next ones do not get through. */
async function twoPairs(world: World, settings: object, count: number): Promise<void> {
  await world.gameServers({ count: 2 });
  const fault = await world.fault("queue-unreachable", {
    match: { action: "ReceiveMessage" },
    settings: { ...settings },
    count,
  });
  await allArePlaying(await twoMatching(world));
  await allArePlaying(await twoMatching(world), 30_000);
  expect(await fault.firedCount()).toBe(count);
}

scenario(
  "queue-unreachable: polls that are cut delay the events, and players are told of them all",
  TWO_AT_MOST,
  async (world) => {
    await twoPairs(world, { how: "cut" }, 3 * POLLS);
    expect(failedPolls(world)).toBe(POLLS);
  },
);

scenario(
  "queue-unreachable: a poll that hangs delays the events, and players are told of them all",
  TWO_AT_MOST,
  async (world) => {
    await twoPairs(world, { how: "hang", atMostMs: 3_000 }, 1);
    // Its SDK asks again when the connection ends: no poll has failed for Nakama.
    expect(failedPolls(world)).toBe(0);
  },
);
