import {
  CreateFleetCommand,
  CreateLocationCommand,
  DeleteFleetCommand,
  DescribeFleetCapacityCommand,
  DescribeFleetEventsCommand,
  DescribeFleetLocationCapacityCommand,
  DescribeFleetLocationUtilizationCommand,
  DescribeFleetUtilizationCommand,
  DescribeInstancesCommand,
  UpdateFleetCapacityCommand,
  type UpdateFleetCapacityInput,
  UpdateGameSessionCommand,
} from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { GameSessions } from "../testing/game-sessions.ts";
import { known, setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";

describe.each(wireProtocols)("the capacity of a fleet over %s", (protocol) => {
  let bench: TestEmulator;
  let FleetId: string;
  let gameSessions: GameSessions;
  beforeEach(async () => {
    bench = await TestEmulator.start(protocol, { rules: { instanceLimit: 5 } });
    const guide = await setUpAsInTheGuide(bench, { fleet: { Locations: [{ Location: "eu-west-1" }] } });
    FleetId = guide.fleetId;
    gameSessions = new GameSessions(bench, FleetId);
  });
  afterEach(() => bench.close());

  const update = async (given: Partial<UpdateFleetCapacityInput>) => {
    const answer = await bench.client.send(new UpdateFleetCapacityCommand({ FleetId, ...given }));
    await bench.settled();
    return answer;
  };
  const counts = async () => {
    const answer = await bench.client.send(new DescribeFleetCapacityCommand({ FleetIds: [FleetId] }));
    return answer.FleetCapacity?.[0]?.InstanceCounts;
  };
  const utilization = async () => {
    const answer = await bench.client.send(new DescribeFleetUtilizationCommand({ FleetIds: [FleetId] }));
    return answer.FleetUtilization?.[0];
  };
  const instanceIds = async () => {
    const { Instances } = await bench.client.send(new DescribeInstancesCommand({ FleetId }));
    return (Instances ?? []).map(({ InstanceId }) => known(InstanceId));
  };

  test("each location begins with one instance, which is PENDING until a process is ready on it", async () => {
    const begin = { DESIRED: 1, MINIMUM: 0, MAXIMUM: 1, PENDING: 1, ACTIVE: 0, IDLE: 0, TERMINATING: 0 };
    const { FleetCapacity: home } = await bench.client.send(new DescribeFleetCapacityCommand({}));
    expect(home).toMatchObject([
      {
        FleetId,
        InstanceType: "c4.large",
        Location: "us-east-1",
        InstanceCounts: begin,
        ManagedCapacityConfiguration: { ZeroCapacityStrategy: "MANUAL" },
      },
    ]);
    const { FleetCapacity: remote } = await bench.client.send(
      new DescribeFleetLocationCapacityCommand({ FleetId, Location: "eu-west-1" }),
    );
    expect(remote).toMatchObject({ Location: "eu-west-1", InstanceCounts: begin });
    await bench.gameServer(FleetId, 7001);
    expect(await counts()).toEqual({ ...begin, PENDING: 0, ACTIVE: 1, IDLE: 1 });
  });

  test("figures follow a game session, its players and the process that ends", async () => {
    const { made, server } = await gameSessions.active();
    expect(await counts()).toMatchObject({ ACTIVE: 1, IDLE: 0 });
    const used = {
      ActiveServerProcessCount: 1,
      ActiveGameSessionCount: 1,
      CurrentPlayerSessionCount: 0,
      MaximumPlayerSessionCount: 4,
      Location: "us-east-1",
    };
    expect(await utilization()).toMatchObject(used);
    await bench.client.send(
      new UpdateGameSessionCommand({ GameSessionId: made.GameSessionId, MaximumPlayerSessionCount: 6 }),
    );
    expect(await utilization()).toMatchObject({ ...used, MaximumPlayerSessionCount: 6 });
    await server.ask("TerminateServerProcess");
    await bench.settled();
    expect(await utilization()).toMatchObject({
      ActiveServerProcessCount: 0,
      ActiveGameSessionCount: 0,
      MaximumPlayerSessionCount: 0,
    });
    expect(await counts()).toMatchObject({ ACTIVE: 1, IDLE: 1 });
    const { FleetUtilization: remote } = await bench.client.send(
      new DescribeFleetLocationUtilizationCommand({ FleetId, Location: "eu-west-1" }),
    );
    expect(remote).toMatchObject({ Location: "eu-west-1", ActiveServerProcessCount: 0 });
  });

  test("more is desired: instances are added, an event says so, and processes are wanted in all of them", async () => {
    const answer = await update({ DesiredInstances: 3, MaxSize: 4, MinSize: 1 });
    expect(answer).toMatchObject({ FleetId, Location: "us-east-1" });
    expect(await counts()).toMatchObject({ DESIRED: 3, MINIMUM: 1, MAXIMUM: 4, PENDING: 3 });
    expect(await instanceIds()).toHaveLength(3);
    const wanted = bench.emulator.control.wantedProcesses();
    expect(wanted.map(({ instanceId, count }) => [instanceId, count])).toEqual(
      (await instanceIds()).map((instanceId) => [instanceId, 1]),
    );
    const { Events } = await bench.client.send(new DescribeFleetEventsCommand({ FleetId, Limit: 1 }));
    expect(Events).toMatchObject([
      { EventCode: "FLEET_SCALING_EVENT", Message: expect.stringContaining("desired 3") },
    ]);
  });

  test("less is desired: idle instances go first, and are gone when their processes are", async () => {
    const { server: busy } = await gameSessions.active();
    const idle = await bench.gameServer(FleetId, 7100);
    const [first] = await instanceIds();
    await update({ DesiredInstances: 1 });
    expect(await counts()).toMatchObject({ DESIRED: 1, ACTIVE: 1, TERMINATING: 1, IDLE: 0 });
    await idle.push("TerminateProcess");
    await idle.ask("TerminateServerProcess");
    await bench.settled();
    expect(await counts()).toMatchObject({ DESIRED: 1, ACTIVE: 1, TERMINATING: 0 });
    expect(await instanceIds()).toEqual([first]);
    await update({ DesiredInstances: 0 });
    await busy.push("TerminateProcess");
    expect(await utilization()).toMatchObject({ ActiveServerProcessCount: 0 });
  });

  test("a process that does not heed it is ended after five minutes", async () => {
    const server = await bench.gameServer(FleetId, 7001);
    await update({ DesiredInstances: 0 });
    await server.push("TerminateProcess");
    expect(await counts()).toMatchObject({ ACTIVE: 0, TERMINATING: 1 });
    await bench.advance(301);
    expect(await counts()).toMatchObject({ TERMINATING: 0 });
    expect(await instanceIds()).toEqual([]);
  });

  test("a protected game session keeps its instance until it is protected no more", async () => {
    const { made, server } = await gameSessions.active();
    const { GameSessionId } = made;
    await bench.client.send(
      new UpdateGameSessionCommand({ GameSessionId, ProtectionPolicy: "FullProtection" }),
    );
    await update({ DesiredInstances: 0 });
    expect(await counts()).toMatchObject({ DESIRED: 0, ACTIVE: 1, TERMINATING: 0 });
    expect(await utilization()).toMatchObject({ ActiveGameSessionCount: 1 });
    await bench.client.send(
      new UpdateGameSessionCommand({ GameSessionId, ProtectionPolicy: "NoProtection" }),
    );
    await bench.settled();
    await server.push("TerminateProcess");
    expect(await counts()).toMatchObject({ ACTIVE: 0, TERMINATING: 1 });
  });

  test.each<[Partial<UpdateFleetCapacityInput>, string, string]>([
    [{ DesiredInstances: 2 }, "InvalidRequestException", "above MaxSize"],
    [{ MinSize: 2 }, "InvalidRequestException", "above MaxSize"],
    [{ MinSize: 1, DesiredInstances: 0 }, "InvalidRequestException", "below MinSize"],
    [{ DesiredInstances: 6, MaxSize: 6 }, "LimitExceededException", "limit of 5"],
    [{ Location: "eu-west-2" }, "NotFoundException", "eu-west-2"],
    [{ FleetId: "fleet-unknown" }, "NotFoundException", "fleet-unknown"],
    [
      { MinSize: 0, ManagedCapacityConfiguration: { ZeroCapacityStrategy: "SCALE_TO_AND_FROM_ZERO" } },
      "InvalidRequestException",
      "MinSize",
    ],
    [
      { ManagedCapacityConfiguration: { ScaleInAfterInactivityMinutes: 5 } },
      "InvalidRequestException",
      "SCALE_TO_AND_FROM_ZERO",
    ],
  ])("%j is refused with %s and changes nothing", async (given, name, words) => {
    const before = bench.emulator.control.stateHash();
    await expect(update(given)).rejects.toMatchObject({ name, message: expect.stringContaining(words) });
    expect(bench.emulator.control.stateHash()).toBe(before);
  });

  test("a strategy for zero instances is kept and shown, with half an hour unless it says", async () => {
    const given = { ZeroCapacityStrategy: "SCALE_TO_AND_FROM_ZERO" as const };
    const shown = { ...given, ScaleInAfterInactivityMinutes: 30 };
    const answer = await update({ Location: "eu-west-1", ManagedCapacityConfiguration: given });
    expect(answer.ManagedCapacityConfiguration).toEqual(shown);
    const { FleetCapacity } = await bench.client.send(
      new DescribeFleetLocationCapacityCommand({ FleetId, Location: "eu-west-1" }),
    );
    expect(FleetCapacity?.ManagedCapacityConfiguration).toEqual(shown);
    await expect(update({ Location: "eu-west-1", MinSize: 0 })).rejects.toThrow("MinSize cannot be set");
  });

  test("neither a fleet that is being set up nor an Anywhere fleet is scaled", async () => {
    await bench.client.send(new CreateLocationCommand({ LocationName: "custom-office" }));
    const { FleetAttributes: anywhere } = await bench.client.send(
      new CreateFleetCommand({
        Name: "anywhere",
        ComputeType: "ANYWHERE",
        Locations: [{ Location: "custom-office" }],
      }),
    );
    const named = { FleetId: known(anywhere?.FleetId), Location: "custom-office" };
    for (const command of [
      new UpdateFleetCapacityCommand({ ...named, DesiredInstances: 1 }),
      new DescribeFleetLocationCapacityCommand(named),
      new DescribeInstancesCommand(named),
    ]) {
      await expect(bench.client.send(command as UpdateFleetCapacityCommand)).rejects.toMatchObject({
        name: "InvalidRequestException",
      });
    }
    const listed = await bench.client.send(new DescribeFleetCapacityCommand({}));
    expect(listed.FleetCapacity?.map((capacity) => capacity.FleetId)).toEqual([FleetId]);
    await bench.client.send(new DeleteFleetCommand({ FleetId }));
    await expect(update({ DesiredInstances: 1 })).rejects.toMatchObject({
      name: expect.stringMatching(/InvalidFleetStatusException|NotFoundException/),
    });
  });

  test("instances and figures go with their fleet", async () => {
    const server = await bench.gameServer(FleetId, 7001);
    await bench.client.send(new DeleteFleetCommand({ FleetId }));
    await server.push("TerminateProcess");
    await server.ask("TerminateServerProcess");
    await bench.settled();
    const [home] = bench.emulator.control.state();
    expect(home?.tables).toMatchObject({ instances: [], computes: [], locationUsages: [], fleets: [] });
  });
});
