import {
  CreateFleetCommand,
  CreateGameSessionQueueCommand,
  DescribeGameSessionQueuesCommand,
} from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { guideFleet, known, setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { TestEmulator } from "../testing/test-emulator.ts";

describe("CreateGameSessionQueue", () => {
  let bench: TestEmulator;
  beforeEach(async () => {
    bench = await TestEmulator.start("json");
  });
  afterEach(() => bench.close());

  const create = (given: object) =>
    bench.client.send(new CreateGameSessionQueueCommand({ Name: "other", ...given }));
  const fleetDestination = (id: string, region = "us-east-1") => ({
    Destinations: [{ DestinationArn: `arn:aws:gamelift:${region}:000000000000:fleet/${id}` }],
  });

  test("without a time-out, or with 0, a placement may wait for ten minutes", async () => {
    const { GameSessionQueue: plain } = await create({});
    expect(plain).toEqual({
      Name: "other",
      GameSessionQueueArn: "arn:aws:gamelift:us-east-1:000000000000:gamesessionqueue/other",
      TimeoutInSeconds: 600,
      Destinations: [],
    });
    const { GameSessionQueue: zero } = await create({ Name: "zero", TimeoutInSeconds: 0 });
    expect(zero?.TimeoutInSeconds).toBe(600);
  });

  test("everything that can be set comes back, policies with the lowest cap first", async () => {
    const given = {
      PriorityConfiguration: {
        PriorityOrder: ["LOCATION", "COST"],
        LocationOrder: ["us-east-1", "eu-west-1"],
      },
      FilterConfiguration: { AllowedLocations: ["us-east-1"] },
      CustomEventData: "shard 7",
      NotificationTarget: "arn:aws:sns:us-east-1:000000000000:topic",
    };
    const { GameSessionQueue: made } = await create({
      ...given,
      PlayerLatencyPolicies: [
        { MaximumIndividualPlayerLatencyMilliseconds: 200 },
        { MaximumIndividualPlayerLatencyMilliseconds: 50, PolicyDurationSeconds: 60 },
      ],
    });
    expect(made).toMatchObject({
      ...given,
      PlayerLatencyPolicies: [
        { MaximumIndividualPlayerLatencyMilliseconds: 50, PolicyDurationSeconds: 60 },
        { MaximumIndividualPlayerLatencyMilliseconds: 200 },
      ],
    });
    const { GameSessionQueues: shown } = await bench.client.send(
      new DescribeGameSessionQueuesCommand({ Names: ["other"] }),
    );
    expect(shown).toEqual([made]);
  });

  test("empty settings are none", async () => {
    const { GameSessionQueue: made } = await create({
      PlayerLatencyPolicies: [],
      PriorityConfiguration: {},
      FilterConfiguration: {},
      CustomEventData: "",
      NotificationTarget: "",
    });
    expect(Object.keys(known(made)).toSorted()).toEqual([
      "Destinations",
      "GameSessionQueueArn",
      "Name",
      "TimeoutInSeconds",
    ]);
  });

  test.each([
    ["a time-out of 9 s", { TimeoutInSeconds: 9 }, "InvalidRequestException", "between 10 and 600"],
    ["a time-out of 601 s", { TimeoutInSeconds: 601 }, "InvalidRequestException", "between 10 and 600"],
    ["a fleet that does not exist", fleetDestination("fleet-unknown"), "NotFoundException", "fleet-unknown"],
    [
      "an alias that does not exist",
      { Destinations: [{ DestinationArn: "arn:aws:gamelift:us-east-1::alias/alias-unknown" }] },
      "NotFoundException",
      "alias-unknown",
    ],
    [
      "what is no ARN",
      { Destinations: [{ DestinationArn: "fleet-1" }] },
      "InvalidRequestException",
      "not the ARN of a fleet",
    ],
    ["a nameless destination", { Destinations: [{}] }, "InvalidRequestException", "DestinationArn"],
    [
      "a fleet of another region that does not exist there",
      fleetDestination("fleet-1", "eu-west-1"),
      "NotFoundException",
      "fleet-1",
    ],
    [
      "a priority twice",
      { PriorityConfiguration: { PriorityOrder: ["COST", "COST"] } },
      "InvalidRequestException",
      "COST more than once",
    ],
    [
      "a location twice",
      { PriorityConfiguration: { LocationOrder: ["us-east-1", "us-east-1"] } },
      "InvalidRequestException",
      "us-east-1 more than once",
    ],
    [
      "LOCATION without an order of locations",
      { PriorityConfiguration: { PriorityOrder: ["COST", "LOCATION"] } },
      "InvalidRequestException",
      "LocationOrder is required",
    ],
    [
      "a latency policy without a cap",
      { PlayerLatencyPolicies: [{ PolicyDurationSeconds: 50 }] },
      "InvalidRequestException",
      "MaximumIndividualPlayerLatencyMilliseconds",
    ],
  ])("%s is refused, and no queue is made", async (_what, given, name, words) => {
    await expect(create(given)).rejects.toMatchObject({ name, message: expect.stringContaining(words) });
    const { GameSessionQueues: queues } = await bench.client.send(new DescribeGameSessionQueuesCommand({}));
    expect(queues).toEqual([]);
  });

  test("a second queue of one name is refused", async () => {
    await create({});
    await expect(create({})).rejects.toMatchObject({
      name: "InvalidRequestException",
      message: expect.stringContaining("exists already"),
    });
  });

  test("fleets with and without certificates do not mix", async () => {
    const { fleetArn, buildId } = await setUpAsInTheGuide(bench);
    const { FleetAttributes: other } = await bench.client.send(
      new CreateFleetCommand({
        ...guideFleet(buildId),
        CertificateConfiguration: { CertificateType: "GENERATED" },
      }),
    );
    const Destinations = [{ DestinationArn: fleetArn }, { DestinationArn: known(other?.FleetArn) }];
    await expect(create({ Destinations })).rejects.toMatchObject({
      name: "InvalidRequestException",
      message: expect.stringContaining("CertificateType"),
    });
  });

  test("queues are found by name and by ARN; names without a queue are left out", async () => {
    const { GameSessionQueue: made } = await create({});
    const Names = ["unknown", known(made?.GameSessionQueueArn), "other"];
    const { GameSessionQueues: shown } = await bench.client.send(
      new DescribeGameSessionQueuesCommand({ Names }),
    );
    expect(shown?.map(({ Name }) => Name)).toEqual(["other"]);
  });

  test("queues come in pages of 50 at most", async () => {
    for (let count = 0; count < 51; count += 1) await create({ Name: `queue-${count}` });
    const first = await bench.client.send(new DescribeGameSessionQueuesCommand({ Limit: 1000 }));
    expect(first.GameSessionQueues).toHaveLength(50);
    const NextToken = known(first.NextToken);
    const rest = await bench.client.send(new DescribeGameSessionQueuesCommand({ NextToken }));
    expect(rest.GameSessionQueues?.map(({ Name }) => Name)).toEqual(["queue-50"]);
    expect(rest.NextToken).toBeUndefined();
  });
});
