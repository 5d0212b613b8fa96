import {
  type CreateFleetInput,
  DescribeFleetAttributesCommand,
  DescribeFleetEventsCommand,
  ListFleetsCommand,
  UpdateFleetAttributesCommand,
} from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { EmulatorOptions } from "../index.ts";
import { fleetEventsOf, fleetStatusOf, makeBuild, makeFleet } from "../testing/fleets.ts";
import { guideFleet, known } from "../testing/guide-set-up.ts";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";

const unknownFleet = "fleet-00000000-0000-4000-8000-000000000000";

describe.each(wireProtocols)("fleets over %s", (protocol) => {
  let bench: TestEmulator;
  const start = async (options: EmulatorOptions = {}) => {
    await bench?.close();
    bench = await TestEmulator.start(protocol, options);
  };
  beforeEach(async () => {
    bench = await TestEmulator.start(protocol);
  });
  afterEach(() => bench.close());

  test("are listed by build, in pages, and never twice", async () => {
    const [own, other] = [await makeBuild(bench), await makeBuild(bench)];
    const made: string[] = [];
    for (const build of [own, other, own, own]) {
      const { FleetId } = await makeFleet(bench, build);
      if (build === own) made.push(known(FleetId));
    }
    const first = await bench.client.send(new ListFleetsCommand({ BuildId: own, Limit: 2 }));
    expect(first.FleetIds).toEqual(made.slice(0, 2));
    const { FleetId: added } = await makeFleet(bench, own);
    const second = await bench.client.send(
      new ListFleetsCommand({ BuildId: own, Limit: 2, NextToken: known(first.NextToken) }),
    );
    expect(second.FleetIds).toEqual([made[2], added]);
    expect(second).not.toHaveProperty("NextToken");
    expect((await bench.client.send(new ListFleetsCommand({}))).FleetIds).toHaveLength(5);
    await expect(
      bench.client.send(new ListFleetsCommand({ BuildId: other, NextToken: known(first.NextToken) })),
    ).rejects.toMatchObject({ name: "InvalidRequestException" });
    await expect(
      bench.client.send(new ListFleetsCommand({ BuildId: own, ScriptId: "script-1" })),
    ).rejects.toMatchObject({ name: "InvalidRequestException" });
  });

  test("are set up at the pace that was asked for, each step with its event", async () => {
    await start({ rules: { fleetStepSeconds: 60 } });
    const { FleetId } = await makeFleet(bench, await makeBuild(bench));
    const fleetId = known(FleetId);
    const walked = [await fleetStatusOf(bench, fleetId)];
    for (let step = 0; step < 5; step += 1) {
      await bench.advance(59);
      expect(await fleetStatusOf(bench, fleetId)).toBe(walked.at(-1));
      await bench.advance(1);
      walked.push(await fleetStatusOf(bench, fleetId));
    }
    expect(walked).toEqual(["NEW", "DOWNLOADING", "VALIDATING", "BUILDING", "ACTIVATING", "ACTIVE"]);
    const events = await fleetEventsOf(bench, fleetId);
    expect(events.map(({ EventCode }) => EventCode)).toEqual([
      "FLEET_STATE_ACTIVE",
      "FLEET_STATE_ACTIVATING",
      "FLEET_STATE_BUILDING",
      "FLEET_STATE_VALIDATING",
      "FLEET_STATE_DOWNLOADING",
      "FLEET_CREATED",
    ]);
    expect(events[0]).toEqual({
      EventId: expect.any(String),
      ResourceId: fleetId,
      EventCode: "FLEET_STATE_ACTIVE",
      Message: expect.stringContaining(fleetId),
      EventTime: new Date(Date.UTC(2026, 0, 1, 0, 5)),
      Count: 1,
    });
  });

  test("tell their events of a span of time, both ends included, and in pages", async () => {
    await start({ rules: { fleetStepSeconds: 60 } });
    const fleetId = known((await makeFleet(bench, await makeBuild(bench))).FleetId);
    await bench.advance(300);
    const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1, 0, minutes));
    const read = async (given: object) => {
      const answer = await bench.client.send(new DescribeFleetEventsCommand({ FleetId: fleetId, ...given }));
      return { codes: known(answer.Events).map(({ EventCode }) => EventCode), next: answer.NextToken };
    };
    const span = { StartTime: at(1), EndTime: at(3) };
    const codes = ["FLEET_STATE_BUILDING", "FLEET_STATE_VALIDATING", "FLEET_STATE_DOWNLOADING"];
    expect(await read(span)).toEqual({ codes, next: undefined });
    const first = await read({ ...span, Limit: 2 });
    expect(first.codes).toEqual(codes.slice(0, 2));
    expect(await read({ ...span, Limit: 2, NextToken: first.next })).toEqual({
      codes: codes.slice(2),
      next: undefined,
    });
    expect((await read({ EndTime: new Date(at(0).getTime() - 1) })).codes).toEqual([]);
    await expect(read({ Limit: 2, NextToken: first.next })).rejects.toMatchObject({
      name: "InvalidRequestException",
    });
    await expect(
      bench.client.send(new DescribeFleetEventsCommand({ FleetId: unknownFleet })),
    ).rejects.toMatchObject({ name: "NotFoundException" });
  });

  test("take new attributes, and tell of a new protection policy", async () => {
    const fleet = await makeFleet(bench, await makeBuild(bench), { Description: "first" });
    const FleetId = known(fleet.FleetId);
    await bench.settled();
    const policy = { NewGameSessionsPerCreator: 2, PolicyPeriodInMinutes: 5 };
    expect(
      await bench.client.send(
        new UpdateFleetAttributesCommand({
          FleetId: known(fleet.FleetArn),
          Name: "renamed",
          NewGameSessionProtectionPolicy: "FullProtection",
          ResourceCreationLimitPolicy: policy,
          MetricGroups: ["spring"],
        }),
      ),
    ).toMatchObject({ FleetId, FleetArn: fleet.FleetArn });
    const shown = await bench.client.send(new DescribeFleetAttributesCommand({ FleetIds: [FleetId] }));
    expect(shown.FleetAttributes?.[0]).toMatchObject({
      Name: "renamed",
      Description: "first",
      NewGameSessionProtectionPolicy: "FullProtection",
      ResourceCreationLimitPolicy: policy,
      MetricGroups: ["spring"],
    });
    const [event] = await fleetEventsOf(bench, FleetId);
    expect(event).toMatchObject({
      EventCode: "FLEET_NEW_GAME_SESSION_PROTECTION_POLICY_UPDATED",
      Message: expect.stringMatching(/NoProtection.*FullProtection/),
    });
    await bench.client.send(
      new UpdateFleetAttributesCommand({ FleetId, NewGameSessionProtectionPolicy: "FullProtection" }),
    );
    expect((await fleetEventsOf(bench, FleetId))[0]).toEqual(event);
    for (const flaw of [
      { AnywhereConfiguration: { Cost: "1" } },
      { ResourceCreationLimitPolicy: { NewGameSessionsPerCreator: 1 } },
    ]) {
      await expect(
        bench.client.send(new UpdateFleetAttributesCommand({ FleetId, Name: "not taken", ...flaw })),
      ).rejects.toMatchObject({ name: "InvalidRequestException" });
    }
    expect(
      (await bench.client.send(new DescribeFleetAttributesCommand({ FleetIds: [FleetId] }))).FleetAttributes,
    ).toMatchObject([{ Name: "renamed" }]);
  });

  test("show everything that they were made with, and refuse what would have no effect", async () => {
    const build = await makeBuild(bench, "WINDOWS_2022");
    const given = {
      LogPaths: ["C:\\game\\logs"],
      InstanceRoleArn: "arn:aws:iam::000000000000:role/game",
      InstanceRoleCredentialsProvider: "SHARED_CREDENTIAL_FILE" as const,
      RuntimeConfiguration: {
        ServerProcesses: [{ LaunchPath: "C:\\game\\server.exe", ConcurrentExecutions: 2 }],
      },
    };
    const made = await makeFleet(bench, build, given);
    const { RuntimeConfiguration: _notShown, ...shown } = given;
    expect(made).toMatchObject({ ...shown, OperatingSystem: "WINDOWS_2022" });
    for (const [flaw, words] of [
      [{ PeerVpcId: "vpc-1" }, "PeerVpcId"],
      [{ PlayerGatewayMode: "REQUIRED" as const }, "PlayerGatewayMode REQUIRED"],
      [{ RuntimeConfiguration: guideFleet(build).RuntimeConfiguration }, "/local/game/server"],
      [{ Locations: [{ Location: "custom-office" }] }, "custom-office is a custom location"],
      [{ EC2InboundPermissions: [permission(22)] }, "Windows"],
    ] as const) {
      await expect(
        makeFleet(bench, build, { ...given, ...flaw } as Partial<CreateFleetInput>),
      ).rejects.toMatchObject({
        name: "InvalidRequestException",
        message: expect.stringContaining(words),
      });
    }
  });
});

const permission = (port: number) => ({
  FromPort: port,
  ToPort: port,
  IpRange: "0.0.0.0/0",
  Protocol: "TCP" as const,
});
