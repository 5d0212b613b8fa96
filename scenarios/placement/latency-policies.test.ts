/** @module-tag virtual */
import {
  CreateBuildCommand,
  CreateFleetCommand,
  CreateGameSessionQueueCommand,
  DescribeFleetAttributesCommand,
  DescribeGameSessionPlacementCommand,
  DescribeGameSessionsCommand,
  type PlayerLatency,
  StartGameSessionPlacementCommand,
  UpdateGameSessionQueueCommand,
} from "@aws-sdk/client-gamelift";
import { type ClientWorld, clientScenario, expect } from "../../harness/index.ts";

/**
 * The API reference's example: a queue of 60 s whose policies allow 150 ms, then 250 ms, then 10,000 ms, for 5 s each.
 * The fleet is at home in us-east-1 and hosts in three more Regions.
 */
async function sampleQueue(world: ClientWorld): Promise<{ readonly fleetId: string }> {
  const { gamelift, resources } = world;
  const { FleetAttributes: guide } = await gamelift.send(
    new DescribeFleetAttributesCommand({ FleetIds: [resources.fleetId] }),
  );
  const { FleetAttributes: fleet } = await gamelift.send(
    new CreateFleetCommand({
      Name: "wide",
      BuildId: guide?.[0]?.BuildId,
      EC2InstanceType: "c5.large",
      RuntimeConfiguration: {
        ServerProcesses: [{ LaunchPath: "/local/game/server", ConcurrentExecutions: 1 }],
      },
      Locations: [{ Location: "us-west-2" }, { Location: "eu-west-1" }, { Location: "ap-northeast-1" }],
    }),
  );
  await world.clock.settle();
  await gamelift.send(
    new CreateGameSessionQueueCommand({
      Name: "sample",
      TimeoutInSeconds: 60,
      Destinations: [{ DestinationArn: fleet?.FleetArn }],
      PlayerLatencyPolicies: [
        { MaximumIndividualPlayerLatencyMilliseconds: 250, PolicyDurationSeconds: 5 },
        { MaximumIndividualPlayerLatencyMilliseconds: 10_000, PolicyDurationSeconds: 5 },
        { MaximumIndividualPlayerLatencyMilliseconds: 150, PolicyDurationSeconds: 5 },
      ],
    }),
  );
  return { fleetId: fleet?.FleetId ?? "" };
}

const serversIn = async (world: ClientWorld, fleetId: string, ...locations: readonly string[]) => {
  for (const location of locations) await world.gameServers({ count: 1, place: { fleetId, location } });
};

const latency = (
  PlayerId: string,
  RegionIdentifier: string,
  LatencyInMilliseconds: number,
): PlayerLatency => ({ PlayerId, RegionIdentifier, LatencyInMilliseconds });

async function place(world: ClientWorld, PlacementId: string, PlayerLatencies?: PlayerLatency[]) {
  await world.gamelift.send(
    new StartGameSessionPlacementCommand({
      PlacementId,
      GameSessionQueueName: "sample",
      MaximumPlayerSessionCount: 4,
      ...(PlayerLatencies === undefined ? {} : { PlayerLatencies }),
    }),
  );
  await world.clock.settle();
}

async function shown(world: ClientWorld, PlacementId: string) {
  const { GameSessionPlacement } = await world.gamelift.send(
    new DescribeGameSessionPlacementCommand({ PlacementId }),
  );
  return { status: GameSessionPlacement?.Status, region: GameSessionPlacement?.GameSessionRegion };
}

const waiting = { status: "PENDING", region: undefined };
const placedIn = (region: string) => ({ status: "FULFILLED", region });

clientScenario(
  "210 ms are too many for five seconds, and then the second policy allows them",
  async (world) => {
    const { fleetId } = await sampleQueue(world);
    await serversIn(world, fleetId, "eu-west-1");
    await place(world, "ada", [latency("ada", "eu-west-1", 210), latency("ben", "eu-west-1", 40)]);

    await world.clock.advance(4_999);
    expect(await shown(world, "ada")).toEqual(waiting);
    await world.clock.advance(1);
    expect(await shown(world, "ada")).toEqual(placedIn("eu-west-1"));
    expect(await world.explain("ada")).toContain(
      "player ada reports 210 ms for eu-west-1; the policy in force allows 150 ms until 00:00:05.000",
    );
    expect(await world.explain("ada")).toContain("the next one allows 250 ms until 00:00:10.000");
  },
);

clientScenario("all are too slow until the third policy is in force at ten seconds", async (world) => {
  const { fleetId } = await sampleQueue(world);
  await serversIn(world, fleetId, "eu-west-1", "us-west-2");
  await place(world, "ada", [latency("ada", "eu-west-1", 400), latency("ada", "us-west-2", 300)]);

  await world.clock.advance(9_999);
  expect(await shown(world, "ada")).toEqual(waiting);
  await world.clock.advance(1);
  expect(await shown(world, "ada")).toEqual(placedIn("us-west-2"));
});

clientScenario("after the last policy no cap applies, long before the queue's time-out", async (world) => {
  const { fleetId } = await sampleQueue(world);
  await serversIn(world, fleetId, "eu-west-1");
  await place(world, "ada", [latency("ada", "eu-west-1", 20_000)]);

  await world.clock.advance(14_999);
  expect(await shown(world, "ada")).toEqual(waiting);
  await world.clock.advance(1);
  expect(await shown(world, "ada")).toEqual(placedIn("eu-west-1"));
  expect(await world.explain("ada")).toContain("no cap applies any more");
});

clientScenario(
  "without latencies policies do nothing, and nobody waits behind those who wait for one",
  async (world) => {
    const { fleetId } = await sampleQueue(world);
    await serversIn(world, fleetId, "eu-west-1");
    await place(world, "slow", [latency("ada", "eu-west-1", 210)]);
    await place(world, "careless");
    expect(await shown(world, "careless")).toEqual(placedIn("eu-west-1"));

    await world.clock.advance("60s");
    expect(await shown(world, "slow")).toMatchObject({ status: "TIMED_OUT" });
  },
);

clientScenario(
  "places with reports go first, the lowest mean first, then those without any",
  async (world) => {
    const { fleetId } = await sampleQueue(world);
    await serversIn(world, fleetId, "us-east-1", "us-west-2", "eu-west-1", "ap-northeast-1");
    // The mean of eu-west-1 is 80 ms, that of us-west-2 is 60 ms. us-east-1 is forbidden by one player of two.
    const latencies = [
      latency("ada", "us-east-1", 20),
      latency("ben", "us-east-1", 160),
      latency("ada", "us-west-2", 100),
      latency("ben", "us-west-2", 20),
      latency("ada", "eu-west-1", 80),
    ];
    for (const [placementId, region] of [
      ["first", "us-west-2"],
      ["second", "eu-west-1"],
      ["third", "ap-northeast-1"],
    ] as const) {
      await place(world, placementId, latencies);
      expect(await shown(world, placementId)).toEqual(placedIn(region));
    }
    await place(world, "fourth", latencies);
    expect(await shown(world, "fourth")).toEqual(waiting);
    expect(await world.explain("fourth")).toContain("player ben reports 160 ms for us-east-1");
    // The next round evaluates the policies anew.
    await world.clock.advance("5s");
    expect(await shown(world, "fourth")).toEqual(placedIn("us-east-1"));
  },
);

clientScenario("a queue leads to a fleet of another Region, and its game session is there", async (world) => {
  await sampleQueue(world);
  const { gamelift, resources } = world;
  const europe = world.gameliftIn("eu-west-1");
  const { Build } = await europe.send(new CreateBuildCommand({ OperatingSystem: "AMAZON_LINUX_2023" }));
  const { FleetAttributes: fleet } = await europe.send(
    new CreateFleetCommand({
      Name: "far",
      BuildId: Build?.BuildId,
      EC2InstanceType: "c5.large",
      RuntimeConfiguration: {
        ServerProcesses: [{ LaunchPath: "/local/game/server", ConcurrentExecutions: 1 }],
      },
    }),
  );
  await world.clock.settle();
  await gamelift.send(
    new UpdateGameSessionQueueCommand({
      Name: "sample",
      Destinations: [{ DestinationArn: fleet?.FleetArn }],
      NotificationTarget: resources.topicArn,
    }),
  );
  await place(world, "far");
  expect(await shown(world, "far")).toEqual(waiting);

  const scope = { account: "000000000000", region: "eu-west-1" };
  await world.gameServers({ count: 1, place: { fleetId: fleet?.FleetId ?? "", scope } });
  await world.clock.settle();
  expect(await shown(world, "far")).toEqual(placedIn("eu-west-1"));
  const there = await europe.send(new DescribeGameSessionsCommand({ FleetId: fleet?.FleetId }));
  expect(there.GameSessions).toMatchObject([{ Status: "ACTIVE", Location: "eu-west-1" }]);
});
