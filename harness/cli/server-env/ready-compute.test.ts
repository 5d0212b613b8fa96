import {
  CreateAliasCommand,
  CreateBuildCommand,
  CreateFleetCommand,
  type GameLiftClient,
} from "@aws-sdk/client-gamelift";
import { expect, onTestFinished, test } from "vitest";
import { DEFAULT_HOME, startEmulator } from "../../../emulator/index.ts";
import { gameLiftClient } from "../../gamelift.ts";
import { type ComputeWish, readyCompute } from "./ready-compute.ts";

const wish: ComputeWish = { computeName: "my-machine", ipAddress: "127.0.0.1" };

async function gamelift(): Promise<GameLiftClient> {
  const emulator = await startEmulator({ seed: "ready-compute" });
  onTestFinished(() => emulator.close());
  const client = gameLiftClient(emulator.addresses.apiUrl, DEFAULT_HOME.region);
  onTestFinished(() => client.destroy());
  return client;
}

async function ready(client: GameLiftClient, more: Partial<ComputeWish> = {}) {
  const made: string[] = [];
  const compute = await readyCompute(client, { ...wish, ...more }, (what) => made.push(what));
  return { ...compute, made };
}

test("what is missing is made once: location, fleet, compute, and a token that works", async () => {
  const client = await gamelift();
  const first = await ready(client);
  expect(first).toMatchObject({
    location: "custom-windtunnel",
    computeName: "my-machine",
    endpoint: expect.stringMatching(/^ws:\/\/127\.0\.0\.1:\d+/),
    made: ["location custom-windtunnel", `fleet windtunnel-anywhere: ${first.fleetId}`],
    aliasIds: [],
    otherAliasIds: [],
  });
  expect(first.authToken).not.toBe("");
  expect(first.tokenExpiresAt.getTime()).toBeGreaterThan(0);
  const lead = async (FleetId: string) =>
    await client.send(
      new CreateAliasCommand({ Name: FleetId, RoutingStrategy: { Type: "SIMPLE", FleetId } }),
    );
  const { Alias: here } = await lead(first.fleetId);
  const { Alias: elsewhere } = await lead((await ready(client, { fleet: "another" })).fleetId);
  expect(await ready(client)).toMatchObject({
    fleetId: first.fleetId,
    made: [],
    aliasIds: [here?.AliasId],
    otherAliasIds: [elsewhere?.AliasId],
  });
});

test("a fleet by its name or id, and a location that it does not have yet", async () => {
  const client = await gamelift();
  const named = await ready(client, { fleet: "mine", location: "custom-here" });
  expect(named.made).toEqual(["location custom-here", `fleet mine: ${named.fleetId}`]);
  const there = await ready(client, {
    fleet: named.fleetId,
    location: "custom-there",
    computeName: "another-machine",
  });
  expect(there).toMatchObject({ fleetId: named.fleetId, location: "custom-there" });
  expect(there.made).toEqual(["location custom-there", `location custom-there of ${named.fleetId}`]);
});

test("several fleets, a fleet that is not there, a managed one, and a compute with other data are told in words", async () => {
  const client = await gamelift();
  await ready(client, { fleet: "one" });
  await ready(client, { fleet: "two" });
  await expect(ready(client)).rejects.toThrow(
    /several Anywhere fleets: say which by --fleet.*\(one\).*\(two\)/,
  );
  await expect(ready(client, { fleet: "fleet-0000" })).rejects.toThrow("There is no fleet fleet-0000.");
  await expect(ready(client, { fleet: "one", ipAddress: "127.0.0.2" })).rejects.toThrow(
    /my-machine is registered already.*--compute.*deregister-compute --fleet-id fleet-/s,
  );

  const { Build } = await client.send(new CreateBuildCommand({ OperatingSystem: "AMAZON_LINUX_2023" }));
  const managed = { Name: "managed", BuildId: Build?.BuildId, EC2InstanceType: "c5.large" } as const;
  const ServerProcesses = [{ LaunchPath: "/local/game/server", ConcurrentExecutions: 1 }];
  await client.send(new CreateFleetCommand({ ...managed, RuntimeConfiguration: { ServerProcesses } }));
  await expect(ready(client, { fleet: "managed" })).rejects.toThrow(/managed is a managed fleet.*--build/);
});
