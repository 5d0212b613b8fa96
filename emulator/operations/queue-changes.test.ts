import {
  DeleteGameSessionQueueCommand,
  DescribeGameSessionQueuesCommand,
  UpdateGameSessionQueueCommand,
  type UpdateGameSessionQueueInput,
} from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type GuideSetUp, known, setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { Placements } from "../testing/placements.ts";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";

const queueArn = "arn:aws:gamelift:us-east-1:000000000000:gamesessionqueue/game-session-placement";

describe.each(wireProtocols)("a queue over %s", (protocol) => {
  let bench: TestEmulator;
  let guide: GuideSetUp;
  let placements: Placements;
  beforeEach(async () => {
    bench = await TestEmulator.start(protocol);
    bench.emulator.control.command("create-topic", { name: "fleet-game-session-placement.fifo" });
    guide = await setUpAsInTheGuide(bench);
    placements = new Placements(bench, guide.queueName);
  });
  afterEach(() => bench.close());

  const update = async (given: Partial<UpdateGameSessionQueueInput>) => {
    const answer = await bench.client.send(
      new UpdateGameSessionQueueCommand({ Name: guide.queueName, ...given }),
    );
    return known(answer.GameSessionQueue);
  };
  const remove = (Name = guide.queueName) => bench.client.send(new DeleteGameSessionQueueCommand({ Name }));
  const shown = async () => {
    const { GameSessionQueues } = await bench.client.send(new DescribeGameSessionQueuesCommand({}));
    return GameSessionQueues;
  };

  const settings = {
    TimeoutInSeconds: 45,
    PlayerLatencyPolicies: [{ MaximumIndividualPlayerLatencyMilliseconds: 100, PolicyDurationSeconds: 5 }],
    PriorityConfiguration: {
      PriorityOrder: ["LOCATION" as const],
      LocationOrder: ["eu-west-1", "us-east-1"],
    },
    FilterConfiguration: { AllowedLocations: ["us-east-1"] },
    CustomEventData: "shard 7",
    NotificationTarget: "arn:aws:sns:us-east-1:000000000000:other",
  };

  test("keeps what an update leaves out, and is found by its ARN", async () => {
    expect(await update(settings)).toMatchObject(settings);
    const changed = await update({ Name: queueArn, TimeoutInSeconds: 60 });
    expect(changed).toMatchObject({
      ...settings,
      TimeoutInSeconds: 60,
      Destinations: [{ DestinationArn: guide.aliasArn }],
    });
    expect(await update({ TimeoutInSeconds: 0 })).toEqual(changed);
    expect(await shown()).toEqual([changed]);
  });

  test("loses what an update leaves empty", async () => {
    await update(settings);
    const emptied = await update({
      PlayerLatencyPolicies: [],
      PriorityConfiguration: {},
      FilterConfiguration: {},
      CustomEventData: "",
      NotificationTarget: "",
      Destinations: [],
    });
    expect(emptied).toEqual({
      Name: guide.queueName,
      GameSessionQueueArn: queueArn,
      TimeoutInSeconds: 45,
      Destinations: [],
    });
  });

  test.each([
    ["a time-out of 9 s", { TimeoutInSeconds: 9 }, "InvalidRequestException"],
    [
      "a fleet that does not exist",
      { Destinations: [{ DestinationArn: "arn:aws:gamelift:us-east-1:1:fleet/fleet-x" }] },
      "NotFoundException",
    ],
    [
      "LOCATION without locations",
      { PriorityConfiguration: { PriorityOrder: ["LOCATION" as const] } },
      "InvalidRequestException",
    ],
    ["an unknown name", { Name: "unknown" }, "NotFoundException"],
    ["the ARN of another region", { Name: queueArn.replace("us-east-1", "eu-west-1") }, "NotFoundException"],
  ])("is not changed for %s", async (_what, given, name) => {
    const before = await shown();
    await expect(update({ CustomEventData: "not kept", ...given })).rejects.toMatchObject({ name });
    expect(await shown()).toEqual(before);
  });

  test("that is deleted is gone; what waited in it has FAILED, each with its event", async () => {
    await placements.start({ PlacementId: "waits" });
    await bench.settled();
    await bench.gameServer(guide.fleetId, 7001);
    await placements.start({ PlacementId: "behind" });
    await bench.settled();
    expect(await placements.describe("waits")).toMatchObject({ Status: "PENDING", Port: 7001 });

    await bench.advance(3);
    await remove(queueArn);
    const EndTime = new Date("2026-01-01T00:00:03Z");
    expect(await placements.describe("waits")).toMatchObject({ Status: "FAILED", EndTime });
    expect(await placements.describe("behind")).toMatchObject({ Status: "FAILED", EndTime });
    expect(placements.publishedEvents()).toBe(2);
    expect(await shown()).toEqual([]);
    await expect(remove()).rejects.toMatchObject({ name: "NotFoundException" });
    await expect(placements.start({ PlacementId: "late" })).rejects.toMatchObject({
      name: "NotFoundException",
    });
    // Nothing of the half-started game session is left to happen.
    await bench.advance(600);
    expect(placements.publishedEvents()).toBe(2);
  });

  test("with a shorter time-out ends at once who has waited longer, and the others in time", async () => {
    await placements.start({ PlacementId: "early" });
    await bench.advance(12);
    await placements.start({ PlacementId: "late" });
    await update({ TimeoutInSeconds: 10 });
    await bench.settled();
    expect(await placements.describe("early")).toMatchObject({
      Status: "TIMED_OUT",
      EndTime: new Date("2026-01-01T00:00:12Z"),
    });
    await bench.advance(9);
    expect((await placements.describe("late")).Status).toBe("PENDING");
    await bench.advance(1);
    expect((await placements.describe("late")).Status).toBe("TIMED_OUT");
  });

  test("with other destinations or another filter places at once who waits", async () => {
    await update({ FilterConfiguration: { AllowedLocations: ["eu-west-1"] } });
    await bench.gameServer(guide.fleetId, 7001);
    await placements.start({});
    await bench.settled();
    expect(await placements.describe()).not.toHaveProperty("Port");
    expect(bench.emulator.control.explain()).toContain("the queue's filter does not allow this location");

    await update({ FilterConfiguration: {}, Destinations: [] });
    await bench.settled();
    expect(await placements.describe()).not.toHaveProperty("Port");
    expect(bench.emulator.control.explain()).toContain("the queue has no destinations");

    await update({ Destinations: [{ DestinationArn: guide.fleetArn }] });
    await bench.settled();
    expect(await placements.describe()).toMatchObject({ Port: 7001 });
  });
});
