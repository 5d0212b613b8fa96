import {
  CreateBuildCommand,
  DescribeAliasCommand,
  DescribeFleetAttributesCommand,
  DescribeGameSessionQueuesCommand,
} from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { known, setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";

describe.each(wireProtocols)("over %s", (protocol) => {
  let bench: TestEmulator;
  beforeEach(async () => {
    bench = await TestEmulator.start(protocol);
  });
  afterEach(() => bench.close());

  test("the guide's build, fleet, alias and queue are made as it tells, and shown as they were made", async () => {
    const { client } = bench;
    const { buildId, fleetId, fleetArn, aliasId, aliasArn, queueName } = await setUpAsInTheGuide(bench);

    const { FleetAttributes: fleets } = await client.send(new DescribeFleetAttributesCommand({}));
    expect(fleets).toEqual([
      {
        FleetId: expect.stringMatching(/^fleet-[0-9a-f-]{36}$/),
        FleetArn: `arn:aws:gamelift:us-east-1:000000000000:fleet/${fleetId}`,
        FleetType: "ON_DEMAND",
        InstanceType: "c4.large",
        Name: "build_1_0_0_fleet_1",
        CreationTime: new Date("2026-01-01T00:00:00Z"),
        Status: "ACTIVE",
        BuildId: buildId,
        BuildArn: `arn:aws:gamelift:us-east-1:000000000000:build/${buildId}`,
        NewGameSessionProtectionPolicy: "NoProtection",
        OperatingSystem: "AMAZON_LINUX_2",
        MetricGroups: ["default"],
        CertificateConfiguration: { CertificateType: "DISABLED" },
        ComputeType: "EC2",
      },
    ]);
    const { Alias: alias } = await client.send(new DescribeAliasCommand({ AliasId: aliasId }));
    expect(alias).toEqual({
      AliasId: expect.stringMatching(/^alias-[0-9a-f-]{36}$/),
      AliasArn: `arn:aws:gamelift:us-east-1::alias/${aliasId}`,
      Name: "alias-1",
      RoutingStrategy: { Type: "SIMPLE", FleetId: fleetId },
      CreationTime: new Date("2026-01-01T00:00:00Z"),
      LastUpdatedTime: new Date("2026-01-01T00:00:00Z"),
    });
    const { GameSessionQueues: queues } = await client.send(new DescribeGameSessionQueuesCommand({}));
    expect(queues).toEqual([
      {
        Name: queueName,
        GameSessionQueueArn: `arn:aws:gamelift:us-east-1:000000000000:gamesessionqueue/${queueName}`,
        TimeoutInSeconds: 30,
        Destinations: [{ DestinationArn: aliasArn }],
        NotificationTarget: "arn:aws:sns:us-east-1:000000000000:fleet-game-session-placement.fifo",
      },
    ]);
    expect(fleetArn).toBe(known(fleets?.[0]?.FleetArn));
  });

  test("a build is READY at once and keeps what was said of it", async () => {
    const storage = { Bucket: "builds", Key: "1.0.0.zip", RoleArn: "arn:aws:iam::000000000000:role/access" };
    const answer = await bench.client.send(
      new CreateBuildCommand({ OperatingSystem: "WINDOWS_2022", StorageLocation: storage }),
    );
    expect(answer).toMatchObject({
      Build: { Status: "READY", OperatingSystem: "WINDOWS_2022", ServerSdkVersion: "4.0.2", SizeOnDisk: 0 },
      StorageLocation: storage,
    });
    expect(answer.Build).not.toHaveProperty("Name");
    await expect(bench.client.send(new CreateBuildCommand({}))).rejects.toMatchObject({
      name: "InvalidRequestException",
      message: expect.stringContaining("OperatingSystem"),
    });
  });
});
