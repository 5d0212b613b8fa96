import { setTimeout as pause } from "node:timers/promises";
import { DEFAULT_HOME } from "../emulator/index.ts";
import { GoSdkClient } from "../harness/go-sdk-client.ts";
import { projectFolders } from "../harness/stack/folders.ts";
import { buildGoSdkClient } from "../harness/stack/go-sdk-client.ts";
import { World } from "../harness/world.ts";
import type { Measurement } from "./measurement.ts";
import { tableOf } from "./table.ts";

/** Around Node's 5 s, an ordinary proxy's 60 s and Go's own 90 s, after which Go opens a connection anew. */
const IDLE_SECONDS = [6, 61, 95];

/**
 * Leaves the connections of a real Nakama, and of the Go client with the same SDK, idle and calls again: each call
 * must reach GameLift once and need one attempt. A repeated StartGameSessionPlacement would be a defect of ours.
 */
export const measureIdle: Measurement = async (stack, _args, print) => {
  const world = await World.create(`idle${process.pid}`, stack);
  try {
    await world.gameServers({ count: IDLE_SECONDS.length + 2 });
    const { binary } = await buildGoSdkClient(projectFolders());
    const go = new GoSdkClient({ binary, region: DEFAULT_HOME.region, addresses: world.addresses });
    try {
      const rows: (string | number)[][] = [];
      await callNakama(world);
      await callGo(world, go);
      for (const seconds of IDLE_SECONDS) {
        print(`${seconds} s of idleness …`);
        await pause(seconds * 1_000);
        rows.push([seconds, "Nakama", ...(await callNakama(world)), "not seen"]);
        rows.push([seconds, "Go SDK", ...(await callGo(world, go))]);
      }
      for (const line of tableOf(["idle s", "client", "calls", "reached GameLift", "attempts"], rows))
        print(line);
    } finally {
      await go.close();
    }
  } finally {
    await world.close();
  }
};

/** The operations that the fleet manager's loops do not call by themselves. */
const COUNTED = ["SearchGameSessions", "StartGameSessionPlacement", "UpdateGameSession"];

async function reached(world: World): Promise<number> {
  return (await world.journal.all()).filter(
    (entry) => entry.kind === "input" && COUNTED.includes(String(entry.details.operation)),
  ).length;
}

async function callNakama(world: World): Promise<[calls: number, reachedGameLift: number]> {
  const before = await reached(world);
  await world.rpc("fleet_list", {});
  await world.rpc("fleet_create", { max_players: 2 });
  return [2, (await reached(world)) - before];
}

async function callGo(
  world: World,
  go: GoSdkClient,
): Promise<[calls: number, reached: number, attempts: number]> {
  const before = await reached(world);
  const answers = [
    await go.call("SearchGameSessions", { AliasId: world.resources.aliasId, Limit: 20 }),
    await go.call("StartGameSessionPlacement", {
      PlacementId: `go-${before}`,
      GameSessionQueueName: world.resources.gameSessionQueueName,
      MaximumPlayerSessionCount: 2,
    }),
  ];
  const failed = answers.find((answer) => answer.error !== undefined);
  if (failed !== undefined) throw new Error(`the Go client was refused: ${failed.error?.message}`);
  const attempts = answers.reduce((sum, answer) => sum + answer.attempts, 0);
  return [answers.length, (await reached(world)) - before, attempts];
}
