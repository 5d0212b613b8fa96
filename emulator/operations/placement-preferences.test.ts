import {
  CreateAliasCommand,
  CreateBuildCommand,
  CreateFleetCommand,
  CreateGameSessionQueueCommand,
  type CreateGameSessionQueueInput,
  DescribeGameSessionQueuesCommand,
  DescribeGameSessionsCommand,
  type StartGameSessionPlacementInput,
  TerminateGameSessionCommand,
  UpdateAliasCommand,
} from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { guideFleet, known, setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { Placements } from "../testing/placements.ts";
import { TestEmulator, type WireProtocol, wireProtocols } from "../testing/test-emulator.ts";

const order = (...PriorityOrder: ("LATENCY" | "COST" | "DESTINATION" | "LOCATION")[]) => ({
  PriorityConfiguration: { PriorityOrder, LocationOrder: ["eu-west-1", "us-east-1"] },
});
const latency = (PlayerId: string, RegionIdentifier: string, LatencyInMilliseconds: number) => ({
  PlayerId,
  RegionIdentifier,
  LatencyInMilliseconds,
});

describe.each(wireProtocols)("placing over %s", (protocol: WireProtocol) => {
  let bench: TestEmulator;
  /** A fleet in us-east-1 and eu-west-1, at home in the first; the far one is at home in eu-west-1. */
  let wide: { readonly id: string; readonly arn: string };
  let far: { readonly id: string; readonly arn: string };
  let placements: Placements;

  beforeEach(async () => {
    bench = await TestEmulator.start(protocol);
    const guide = await setUpAsInTheGuide(bench, {
      fleet: { Locations: [{ Location: "eu-west-1" }] },
      queue: { Name: "unused" },
    });
    wide = { id: guide.fleetId, arn: guide.fleetArn };
    far = await farFleet({ FleetType: "SPOT" });
  });
  afterEach(() => bench.close());

  const farFleet = async (given: object) => {
    const client = bench.clientOf(protocol, "eu-west-1");
    const { Build } = await client.send(new CreateBuildCommand({ OperatingSystem: "AMAZON_LINUX_2023" }));
    const { FleetAttributes: fleet } = await client.send(
      new CreateFleetCommand({ ...guideFleet(known(Build?.BuildId)), ...given }),
    );
    await bench.settled();
    return { id: known(fleet?.FleetId), arn: known(fleet?.FleetArn) };
  };
  const queue = async (given: Partial<CreateGameSessionQueueInput>, arns = [wide.arn, far.arn]) => {
    placements = new Placements(bench, "preferring");
    const Destinations = arns.map((DestinationArn) => ({ DestinationArn }));
    await bench.client.send(
      new CreateGameSessionQueueCommand({ Name: "preferring", TimeoutInSeconds: 60, Destinations, ...given }),
    );
  };
  /** 7001 in us-east-1 and 7002 in eu-west-1 of the wide fleet, 7003 of the far one. */
  const allServers = async () => ({
    east: await bench.gameServer(wide.id, 7001),
    west: await bench.gameServer(wide.id, 7002, "eu-west-1"),
    far: await bench.gameServer(far.id, 7003, "eu-west-1", "eu-west-1"),
  });
  const portOf = async (PlacementId: string, given: Partial<StartGameSessionPlacementInput> = {}) => {
    await placements.start({ PlacementId, ...given });
    await bench.settled();
    return (await placements.describe(PlacementId)).Port;
  };
  const portsOf = async (given: Partial<StartGameSessionPlacementInput> = {}) => [
    await portOf("p-1", given),
    await portOf("p-2", given),
    await portOf("p-3", given),
  ];
  const explain = () => bench.emulator.control.explain();

  test("without priorities and latencies goes by destination, then by location", async () => {
    await queue({}, [far.arn, wide.arn]);
    await allServers();
    expect(await portsOf()).toEqual([7003, 7002, 7001]);
  });

  test.each([
    ["COST: the Spot fleet, then the cheaper Region", order("COST"), [7003, 7001, 7002]],
    ["LOCATION, then the cheaper fleet", order("LOCATION"), [7003, 7002, 7001]],
    ["LOCATION, then DESTINATION", order("LOCATION", "DESTINATION"), [7002, 7003, 7001]],
    ["DESTINATION, then LOCATION", order("DESTINATION", "LOCATION"), [7002, 7001, 7003]],
  ])("goes by %s", async (_by, given, ports) => {
    await queue(given);
    await allServers();
    expect(await portsOf()).toEqual(ports);
  });

  test("a latency policy of 0 seconds is in force until the placement's end, and is shown as it was given", async () => {
    const PlayerLatencyPolicies = [
      { MaximumIndividualPlayerLatencyMilliseconds: 50, PolicyDurationSeconds: 0 },
      { MaximumIndividualPlayerLatencyMilliseconds: 500, PolicyDurationSeconds: 5 },
    ];
    await queue({ PlayerLatencyPolicies });
    await allServers();
    const answer = await bench.client.send(new DescribeGameSessionQueuesCommand({ Names: ["preferring"] }));
    expect(answer.GameSessionQueues).toMatchObject([{ PlayerLatencyPolicies }]);
    const PlayerLatencies = [latency("ada", "us-east-1", 100), latency("ada", "eu-west-1", 100)];
    expect(await portOf("p-far", { PlayerLatencies })).toBeUndefined();
    await bench.advance(60);
    expect(await placements.describe("p-far")).toMatchObject({ Status: "TIMED_OUT" });
  });

  test("with latencies goes by their mean first, and by cost where it is equal", async () => {
    await queue({});
    await allServers();
    const PlayerLatencies = [
      latency("ada", "us-east-1", 10),
      latency("ben", "us-east-1", 200),
      latency("ada", "eu-west-1", 100),
      latency("ben", "eu-west-1", 100),
    ];
    expect(await portsOf({ PlayerLatencies })).toEqual([7003, 7002, 7001]);
    expect(explain()).toContain("chosen by LATENCY 105 ms");
    expect(explain()).toContain(`${wide.id} in eu-west-1: no idle server process`);
  });

  test("makes game sessions in the Region of their fleet, and the placement follows them there", async () => {
    await queue({}, [far.arn]);
    await placements.start({ DesiredPlayerSessions: [{ PlayerId: "ada" }] });
    await bench.settled();
    expect((await placements.describe()).Status).toBe("PENDING");
    expect(explain()).toContain("no idle server process");

    const server = await bench.gameServer(far.id, 7003, undefined, "eu-west-1");
    const GameSessionId = `arn:aws:gamelift:eu-west-1::gamesession/${far.id}/placement-1`;
    expect(await server.activateNextGameSession()).toBe(GameSessionId);
    await bench.settled();
    expect(await placements.describe()).toMatchObject({
      Status: "FULFILLED",
      GameSessionArn: GameSessionId,
      GameSessionRegion: "eu-west-1",
      PlacedPlayerSessions: [{ PlayerId: "ada" }],
    });
    const there = new DescribeGameSessionsCommand({ GameSessionId });
    const { GameSessions } = await bench.clientOf(protocol, "eu-west-1").send(there);
    expect(GameSessions).toMatchObject([{ Status: "ACTIVE", CurrentPlayerSessionCount: 1 }]);
    await expect(bench.client.send(there)).rejects.toMatchObject({ name: "NotFoundException" });
  });

  test("tries again after an attempt in another Region, and ends one that the time-out meets there", async () => {
    await queue({ TimeoutInSeconds: 10 }, [far.arn]);
    const crashing = await bench.gameServer(far.id, 7003, undefined, "eu-west-1");
    await placements.start();
    await crashing.push("CreateGameSession");
    bench.emulator.control.command(
      "process-exited",
      { processId: crashing.processId },
      { account: "000000000000", region: "eu-west-1" },
    );
    await bench.settled();
    expect((await placements.describe()).Status).toBe("PENDING");

    const silent = await bench.gameServer(far.id, 7004, undefined, "eu-west-1");
    expect(await silent.push("CreateGameSession")).toMatchObject({
      GameSessionId: `arn:aws:gamelift:eu-west-1::gamesession/${far.id}/placement-1-2`,
    });
    await bench.advance(10);
    expect(await placements.describe()).toMatchObject({ Status: "TIMED_OUT", Port: 7004 });
    await silent.push("TerminateProcess");
  });

  test("has FAILED when its game session is terminated in the Region where it activates", async () => {
    await queue({}, [far.arn]);
    const server = await bench.gameServer(far.id, 7003, undefined, "eu-west-1");
    await placements.start();
    const { GameSessionId } = await server.push("CreateGameSession");
    await bench
      .clientOf(protocol, "eu-west-1")
      .send(
        new TerminateGameSessionCommand({ GameSessionId, TerminationMode: "TRIGGER_ON_PROCESS_TERMINATE" }),
      );
    expect((await placements.describe()).Status).toBe("FAILED");
  });

  test("follows an alias of another Region the moment it is changed", async () => {
    const client = bench.clientOf(protocol, "eu-west-1");
    const { Alias } = await client.send(
      new CreateAliasCommand({ Name: "far", RoutingStrategy: { Type: "TERMINAL", Message: "closed" } }),
    );
    await queue({}, [known(Alias?.AliasArn)]);
    await bench.gameServer(far.id, 7003, undefined, "eu-west-1");
    expect(await portOf("placement-1")).toBeUndefined();
    expect(explain()).toContain("is TERMINAL");
    const RoutingStrategy = { Type: "SIMPLE", FleetId: far.id } as const;
    await client.send(new UpdateAliasCommand({ AliasId: Alias?.AliasId, RoutingStrategy }));
    await bench.settled();
    expect(await placements.describe()).toMatchObject({ Port: 7003 });
  });

  const override = (
    LocationOrder: string[],
    PlacementFallbackStrategy?: "DEFAULT_AFTER_SINGLE_PASS" | "NONE",
  ) => ({
    PriorityConfigurationOverride:
      PlacementFallbackStrategy === undefined
        ? { LocationOrder }
        : { LocationOrder, PlacementFallbackStrategy },
  });

  test("an override goes first, each location with all destinations in their order, then the queue's own", async () => {
    await queue(order("LOCATION", "COST"));
    await allServers();
    const given = override(["us-east-1", "eu-west-1"]);
    expect(await portsOf(given)).toEqual([7001, 7002, 7003]);
    expect(await placements.describe("p-1")).toMatchObject(given);

    await bench.gameServer(wide.id, 7004, "eu-west-1");
    expect(await portOf("p-4", override(["ap-south-1"]))).toBe(7004);
  });

  test("an override without fallback waits for its own locations only", async () => {
    await queue(order("LOCATION"));
    const { east } = await allServers();
    expect(await portOf("takes-east", override(["us-east-1"], "NONE"))).toBe(7001);
    expect(await portOf("waits", override(["us-east-1"], "NONE"))).toBeUndefined();
    expect(explain()).toContain("the request's priority override does not name this location");
    // First come, first served, but nobody waits behind one who cannot use what is free.
    expect(await portOf("overtakes")).toBe(7003);
    await bench.gameServer(wide.id, 7005);
    await bench.settled();
    expect((await placements.describe("waits")).Port).toBe(7005);
    expect(await east.activateNextGameSession()).toContain("takes-east");
  });

  test("the filter binds an override, too", async () => {
    await queue({ ...order("LOCATION"), FilterConfiguration: { AllowedLocations: ["eu-west-1"] } });
    await allServers();
    expect(await portOf("p-1", override(["us-east-1"], "NONE"))).toBeUndefined();
    expect(explain()).toContain("the queue's filter does not allow this location");
    expect(await portOf("p-2", override(["us-east-1"]))).toBe(7003);
  });

  test.each([
    [
      "beside latencies",
      order("LOCATION"),
      { ...override(["us-east-1"]), PlayerLatencies: [latency("ada", "us-east-1", 10)] },
      "cannot be given together",
    ],
    [
      "on a queue that begins with another key",
      order("COST", "LOCATION"),
      override(["us-east-1"]),
      "begins with COST",
    ],
    [
      "that names a location twice",
      order("LOCATION"),
      override(["us-east-1", "us-east-1"]),
      "more than once",
    ],
  ])("an override %s is refused", async (_what, given, wish, words) => {
    await queue(given);
    await expect(placements.start(wish)).rejects.toMatchObject({
      name: "InvalidRequestException",
      message: expect.stringContaining(words),
    });
    await expect(placements.describe()).rejects.toMatchObject({ name: "NotFoundException" });
  });
});

test("without latencies and priorities cost may go first, when a user chooses so", async () => {
  const bench = await TestEmulator.start("json", { rules: { costFirstWithoutLatencies: true } });
  try {
    const guide = await setUpAsInTheGuide(bench, { queue: { Name: "unused" } });
    const { FleetAttributes: spot } = await bench.client.send(
      new CreateFleetCommand({ ...guideFleet(guide.buildId), FleetType: "SPOT" }),
    );
    await bench.settled();
    const Destinations = [{ DestinationArn: guide.fleetArn }, { DestinationArn: known(spot?.FleetArn) }];
    await bench.client.send(new CreateGameSessionQueueCommand({ Name: "cheap", Destinations }));
    await bench.gameServer(guide.fleetId, 7001);
    await bench.gameServer(known(spot?.FleetId), 7002);
    const placements = new Placements(bench, "cheap");
    await placements.start();
    await bench.settled();
    expect((await placements.describe()).Port).toBe(7002);
  } finally {
    await bench.close();
  }
});
