import { readFileSync } from "node:fs";
import { expect, scenario, type World } from "../../harness/index.ts";
import { allArePlaying, twoMatching } from "./two-players.ts";

/** So that the second pair cannot join the first. */
const TWO_AT_MOST = { pluginSettings: { GL_MAX_PLAYERS: "2" } };

/** Three attempts of Nakama's SDK for each poll. */
const POLLS = 2;
const REFUSALS = 3 * POLLS;

async function refusedPolls(world: World, error: string): Promise<void> {
  await world.gameServers({ count: 2 });
  const refused = await world.fault("throttle-queue", {
    match: { action: "ReceiveMessage" },
    settings: { error },
    count: REFUSALS,
  });
  // The poll that is open already brings the first event; the next ones are refused.
  await allArePlaying(await twoMatching(world));
  await allArePlaying(await twoMatching(world), 30_000);
  expect(await refused.firedCount()).toBe(REFUSALS);
  const log = readFileSync(world.nakama.logFile, "utf8");
  expect(log.match(/failed to fetch aws sqs messages/g)).toHaveLength(POLLS);
}

scenario(
  "throttle-queue: RequestThrottled delays the events, and players are told of them all",
  TWO_AT_MOST,
  (world) => refusedPolls(world, "RequestThrottled"),
);

scenario(
  "throttle-queue: ServiceUnavailable delays the events, and players are told of them all",
  // Faults are ordered from an emulator that is a process of its own in the same way.
  { ...TWO_AT_MOST, emulator: "process" },
  (world) => refusedPolls(world, "ServiceUnavailable"),
);
