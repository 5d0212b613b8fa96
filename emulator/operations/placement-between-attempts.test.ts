import {
  CreateFleetCommand,
  type CreateFleetInput,
  DeleteAliasCommand,
  DescribeFleetEventsCommand,
  type RoutingStrategy,
  UpdateAliasCommand,
  UpdateGameSessionQueueCommand,
  type UpdateGameSessionQueueInput,
  UpdateRuntimeConfigurationCommand,
} from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type GuideSetUp, guideFleet, known, setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { Placements } from "../testing/placements.ts";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";

const fiveSeconds = {
  ServerProcesses: [{ LaunchPath: "/local/game/server.x86_64", ConcurrentExecutions: 3 }],
  GameSessionActivationTimeoutSeconds: 5,
};

describe.each(wireProtocols)("a placement whose game session is not activated, over %s", (protocol) => {
  let bench: TestEmulator;
  let guide: GuideSetUp;
  let placements: Placements;
  beforeEach(async () => {
    bench = await TestEmulator.start(protocol);
    guide = await setUpAsInTheGuide(bench, {
      fleet: { RuntimeConfiguration: fiveSeconds },
      queue: { TimeoutInSeconds: 60 },
    });
    placements = new Placements(bench, guide.queueName);
  });
  afterEach(() => bench.close());

  const makeFleet = async (given: Partial<CreateFleetInput> = {}) => {
    const { FleetAttributes: fleet } = await bench.client.send(
      new CreateFleetCommand({ ...guideFleet(guide.buildId), RuntimeConfiguration: fiveSeconds, ...given }),
    );
    await bench.settled();
    return { id: known(fleet?.FleetId), arn: known(fleet?.FleetArn) };
  };
  const route = (strategy: RoutingStrategy) =>
    bench.client.send(new UpdateAliasCommand({ AliasId: guide.aliasId, RoutingStrategy: strategy }));
  const update = async (given: Partial<UpdateGameSessionQueueInput>) => {
    await bench.client.send(new UpdateGameSessionQueueCommand({ Name: guide.queueName, ...given }));
    await bench.settled();
  };
  const started = async (given: Parameters<Placements["start"]>[0] = {}) => {
    await placements.start(given);
    await bench.settled();
    return placements.describe(given.PlacementId);
  };

  test("goes where the alias leads by then, under a name that tells the attempts apart", async () => {
    const other = await makeFleet();
    await bench.gameServer(guide.fleetId, 7001);
    await bench.gameServer(guide.fleetId, 7002);
    await bench.gameServer(other.id, 7003);
    expect((await started()).GameSessionArn).toMatch(`${guide.fleetId}/placement-1`);
    await route({ Type: "SIMPLE", FleetId: other.id });
    await bench.settled();
    expect(await placements.describe()).toMatchObject({ Port: 7001 });
    await bench.advance(5);
    const second = await placements.describe();
    expect(second).toMatchObject({ Status: "PENDING", Port: 7003 });
    expect(second.GameSessionArn).toMatch(new RegExp(`${other.id}/placement-1-2$`));
    expect(second.GameSessionId).toBe(second.GameSessionArn);
    const { Events } = await bench.client.send(new DescribeFleetEventsCommand({ FleetId: guide.fleetId }));
    expect(Events?.[0]?.EventCode).toBe("GAME_SESSION_ACTIVATION_TIMEOUT");
  });

  test("waits while the alias is TERMINAL or gone, and goes on when the queue names the fleet", async () => {
    await bench.gameServer(guide.fleetId, 7001);
    await bench.gameServer(guide.fleetId, 7002);
    expect(await started()).toMatchObject({ Port: 7001 });
    await route({ Type: "TERMINAL", Message: "closed for the night" });
    await bench.advance(5);
    const waiting = await placements.describe();
    expect(waiting).toMatchObject({ Status: "PENDING", Port: 7001 });
    expect(bench.emulator.control.explain()).toContain("is TERMINAL");
    await expect(placements.stop()).rejects.toMatchObject({ name: "InvalidRequestException" });
    await bench.client.send(new DeleteAliasCommand({ AliasId: guide.aliasId }));
    await bench.settled();
    expect(await placements.describe()).toEqual(waiting);
    await update({ Destinations: [{ DestinationArn: guide.fleetArn }] });
    expect(await placements.describe()).toMatchObject({ Status: "PENDING", Port: 7002 });
  });

  test("has one pass through its override, failed attempts included, and then the queue's own order", async () => {
    const wide = await makeFleet({ Locations: [{ Location: "eu-west-1" }, { Location: "ap-south-1" }] });
    await update({
      Destinations: [{ DestinationArn: wide.arn }],
      PriorityConfiguration: { PriorityOrder: ["LOCATION"], LocationOrder: ["ap-south-1", "eu-west-1"] },
    });
    await bench.gameServer(wide.id, 7001, "eu-west-1");
    await bench.gameServer(wide.id, 7002, "eu-west-1");
    await bench.gameServer(wide.id, 7003, "ap-south-1");
    const override = { LocationOrder: ["eu-west-1"] };
    const ports = [(await started({ PriorityConfigurationOverride: override })).Port];
    for (let attempt = 2; attempt <= 3; attempt += 1) {
      await bench.advance(5);
      ports.push((await placements.describe()).Port);
    }
    expect(ports).toEqual([7001, 7003, 7002]);
  });

  test("stays in its override's locations when there is no fallback", async () => {
    const wide = await makeFleet({ Locations: [{ Location: "eu-west-1" }] });
    await update({
      Destinations: [{ DestinationArn: wide.arn }],
      PriorityConfiguration: { PriorityOrder: ["LOCATION"], LocationOrder: ["us-east-1"] },
    });
    await bench.gameServer(wide.id, 7001, "eu-west-1");
    await bench.gameServer(wide.id, 7002, "eu-west-1");
    await bench.gameServer(wide.id, 7003);
    const override = { LocationOrder: ["eu-west-1"], PlacementFallbackStrategy: "NONE" as const };
    expect(await started({ PriorityConfigurationOverride: override })).toMatchObject({ Port: 7001 });
    await bench.advance(5);
    expect(await placements.describe()).toMatchObject({ Port: 7002 });
    await bench.advance(55);
    expect(await placements.describe()).toMatchObject({ Status: "TIMED_OUT", Port: 7002 });
  });

  test("holds no more of one machine than may activate there, until more may", async () => {
    const limited = (MaxConcurrentGameSessionActivations: number) => ({
      ...fiveSeconds,
      GameSessionActivationTimeoutSeconds: 300,
      MaxConcurrentGameSessionActivations,
    });
    const fleet = await makeFleet({ RuntimeConfiguration: limited(1) });
    await update({ Destinations: [{ DestinationArn: fleet.arn }] });
    const first = await bench.gameServer(fleet.id, 7001);
    await bench.gameServer(fleet.id, 7002);
    await bench.gameServer(fleet.id, 7003);
    const ids = ["first", "second", "third"];
    for (const PlacementId of ids) await started({ PlacementId });
    const ports = async () => Promise.all(ids.map(async (id) => (await placements.describe(id)).Port));
    expect(await ports()).toEqual([7001, undefined, undefined]);
    await bench.client.send(
      new UpdateRuntimeConfigurationCommand({ FleetId: fleet.id, RuntimeConfiguration: limited(2) }),
    );
    await bench.settled();
    expect(await ports()).toEqual([7001, 7002, undefined]);
    await first.activateNextGameSession();
    await bench.settled();
    expect(await ports()).toEqual([7001, 7002, 7003]);
  });

  test("is let go further when the queue's latency policies go, and held back by new ones", async () => {
    const slow = [{ PlayerId: "ada", RegionIdentifier: "us-east-1", LatencyInMilliseconds: 300.5 }];
    const cap = (MaximumIndividualPlayerLatencyMilliseconds: number, PolicyDurationSeconds: number) => ({
      PlayerLatencyPolicies: [{ MaximumIndividualPlayerLatencyMilliseconds, PolicyDurationSeconds }],
    });
    await update(cap(100, 40));
    expect(await started({ PlayerLatencies: slow })).not.toHaveProperty("Port");
    await bench.advance(10);
    // A policy counts from the placement's start: this one has five seconds to go.
    await update(cap(200, 15));
    await bench.gameServer(guide.fleetId, 7001);
    await bench.advance(4.9);
    expect(await placements.describe()).not.toHaveProperty("Port");
    await bench.advance(0.1);
    expect(await placements.describe()).toMatchObject({ Port: 7001 });

    await bench.gameServer(guide.fleetId, 7002);
    await update(cap(300, 40));
    expect(await started({ PlacementId: "later", PlayerLatencies: slow })).not.toHaveProperty("Port");
    await update({ PlayerLatencyPolicies: [] });
    expect(await placements.describe("later")).toMatchObject({ Port: 7002 });
  });
});
