import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  DescribeFleetCapacityCommand,
  DescribeFleetUtilizationCommand,
  type GameLiftClient,
  UpdateFleetCapacityCommand,
} from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startEmulator } from "../emulator/index.ts";
import { type Bench, benchOf } from "./bench.ts";
import { WorldClock } from "./clock.ts";
import { startEmulatorProcess } from "./emulator-process.ts";
import { eventually } from "./eventually.ts";
import { gameLiftClient } from "./gamelift.ts";
import { createGuideResources, type GuideResources } from "./guide-resources.ts";
import { SeededIds } from "./seeded-ids.ts";
import { ServerHosts } from "./server-hosts.ts";
import type { ServerScript } from "./simulated-server/server-script.ts";
import { busyActors } from "./world-ground.ts";

const openers: { readonly [kind in "object" | "process"]: (folder: string) => Promise<Bench> } = {
  object: async () => benchOf(await startEmulator({ seed: "hosts", clock: { mode: "manual" } })),
  process: async (folder) => {
    const args = ["--seed", "hosts", "--clock", "manual"];
    return (await startEmulatorProcess(args, join(folder, "emulator.log"))).bench;
  },
};

describe.each(["object", "process"] as const)("the hosts of an emulator that is of the kind %s", (kind) => {
  let folder: string;
  let bench: Bench;
  let client: GameLiftClient;
  let clock: WorldClock;
  let resources: GuideResources;
  let hosts: ServerHosts;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "windtunnel-hosts-"));
    bench = await openers[kind](folder);
    const { apiUrl, serverSdkUrl, serverSdkTlsUrl } = await bench.addresses();
    client = gameLiftClient(apiUrl, "us-east-1");
    clock = await WorldClock.of(bench, () => busyActors(hosts === undefined ? [] : [hosts]));
    resources = await createGuideResources(bench, client, "us-east-1", {
      fleet: "EC2",
      queueTimeoutSeconds: 30,
      topicName: "topic.fifo",
      queueName: "queue.fifo",
    });
    const ids = new SeededIds("hosts");
    const newId = () => ids.uuid("request");
    hosts = new ServerHosts({
      bench,
      gamelift: client,
      resources,
      fleet: "EC2",
      serverSdkUrl,
      serverSdkTlsUrl,
      newId,
      server: { timers: clock, random: () => 0.5, newId },
    });
    await clock.settle();
  });
  afterEach(async () => {
    hosts.close();
    client.destroy();
    await bench.close();
    rmSync(folder, { recursive: true });
  });

  const scaleTo = (DesiredInstances: number) =>
    client.send(
      new UpdateFleetCapacityCommand({ FleetId: resources.fleetId, DesiredInstances, MaxSize: 10 }),
    );
  const instances = async () => {
    const answer = await client.send(new DescribeFleetCapacityCommand({ FleetIds: [resources.fleetId] }));
    return answer.FleetCapacity?.[0]?.InstanceCounts;
  };
  const activeProcesses = async () => {
    const answer = await client.send(new DescribeFleetUtilizationCommand({ FleetIds: [resources.fleetId] }));
    return answer.FleetUtilization?.[0]?.ActiveServerProcessCount;
  };
  const living = () => hosts.servers.filter(({ state }) => state === "ready").length;

  test("a fleet begins with an instance on which nothing runs, and hosts start nothing by themselves", async () => {
    expect(await instances()).toMatchObject({ DESIRED: 1, PENDING: 1, ACTIVE: 0 });
    expect(hosts.servers).toEqual([]);
  });

  test("what is desired runs when the clock has settled, and goes again when it is desired no more", async () => {
    await scaleTo(3);
    await clock.settle();
    expect(living()).toBe(3);
    expect(await instances()).toMatchObject({ DESIRED: 3, PENDING: 0, ACTIVE: 3, IDLE: 3 });
    expect(await activeProcesses()).toBe(3);
    await scaleTo(1);
    await clock.settle();
    expect(living()).toBe(1);
    expect(await instances()).toMatchObject({ DESIRED: 1, ACTIVE: 1, TERMINATING: 0 });
    expect(await activeProcesses()).toBe(1);
    expect(hosts.unreplaced).toEqual([]);
  });

  test("hosts hear of it while nobody lets the clock settle", async () => {
    await scaleTo(2);
    await eventually("two servers are ready", () => living() === 2);
  });

  test("a process asked for takes the free slot first, then an instance of its own", async () => {
    await hosts.start(undefined);
    expect(await instances()).toMatchObject({ DESIRED: 1, ACTIVE: 1, MAXIMUM: 1 });
    await hosts.start(undefined);
    expect(await instances()).toMatchObject({ DESIRED: 2, ACTIVE: 2, MAXIMUM: 2 });
  });

  test("a process that crashes is followed by one on the same instance; as the latest start said", async () => {
    const script: ServerScript = { endWhenEmpty: true };
    const server = await hosts.start(script);
    await scaleTo(2);
    await clock.settle();
    const [, second] = hosts.servers;
    second?.crash();
    server.crash();
    await eventually("both are followed", () => living() === 2);
    const instancesOf = (from: number) =>
      hosts.servers
        .slice(from, from + 2)
        .map(({ identity }) => identity.hostId)
        .sort();
    expect(instancesOf(2)).toEqual(instancesOf(0));
    expect(await instances()).toMatchObject({ DESIRED: 2, ACTIVE: 2 });
  });

  test("what crashes before it is ready is not started for ever", async () => {
    await hosts.start({ crashAt: "connected" });
    await scaleTo(2);
    await clock.settle();
    await eventually("nobody is at work", () => hosts.pending().length === 0);
    expect(hosts.servers.map(({ state }) => state)).toEqual(["crashed", "crashed"]);
    expect(await instances()).toMatchObject({ DESIRED: 2, PENDING: 2, ACTIVE: 0 });
    expect(hosts.unreplaced).toEqual([]);
  });
});
