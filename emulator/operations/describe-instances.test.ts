import {
  CreateFleetCommand,
  CreateGameSessionCommand,
  DescribeEC2InstanceLimitsCommand,
  DescribeFleetCapacityCommand,
  DescribeFleetEventsCommand,
  DescribeFleetUtilizationCommand,
  DescribeInstancesCommand,
  UpdateFleetCapacityCommand,
  type UpdateFleetCapacityInput,
  UpdateRuntimeConfigurationCommand,
} from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { guideFleet, known, setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";

describe.each(wireProtocols)("the instances of a fleet over %s", (protocol) => {
  let bench: TestEmulator;
  let FleetId: string;
  let buildId: string;
  beforeEach(async () => {
    bench = await TestEmulator.start(protocol, { rules: { instanceLimit: 5 } });
    const guide = await setUpAsInTheGuide(bench);
    FleetId = guide.fleetId;
    buildId = guide.buildId;
  });
  afterEach(() => bench.close());

  const update = (given: Partial<UpdateFleetCapacityInput>) =>
    bench.client.send(new UpdateFleetCapacityCommand({ FleetId, ...given }));
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

  test("instances come in pages, one by one by their ids, and count against the limit of their type", async () => {
    await update({ DesiredInstances: 3, MaxSize: 3 });
    const all = await instanceIds();
    const first = await bench.client.send(new DescribeInstancesCommand({ FleetId, Limit: 2 }));
    const second = await bench.client.send(
      new DescribeInstancesCommand({ FleetId, Limit: 2, NextToken: known(first.NextToken) }),
    );
    const pages = [first, second].map(({ Instances }) => Instances?.map(({ InstanceId }) => InstanceId));
    expect(pages).toEqual([all.slice(0, 2), all.slice(2)]);
    const [InstanceId] = all;
    const { Instances: one } = await bench.client.send(new DescribeInstancesCommand({ FleetId, InstanceId }));
    expect(one).toMatchObject([
      { InstanceId, IpAddress: "127.0.0.1", Status: "PENDING", Type: "c4.large", Location: "us-east-1" },
    ]);
    await expect(
      bench.client.send(new DescribeInstancesCommand({ FleetId, InstanceId: "i-unknown" })),
    ).rejects.toMatchObject({ name: "NotFoundException" });
    const { EC2InstanceLimits: limits } = await bench.client.send(
      new DescribeEC2InstanceLimitsCommand({ EC2InstanceType: "c4.large" }),
    );
    expect(limits).toEqual([
      { EC2InstanceType: "c4.large", CurrentInstances: 3, InstanceLimit: 5, Location: "us-east-1" },
    ]);
    const every = await bench.client.send(new DescribeEC2InstanceLimitsCommand({ Location: "eu-west-1" }));
    expect(every.EC2InstanceLimits?.length).toBeGreaterThan(100);
    for (const Location of ["custom-office", "mars-1"]) {
      await expect(
        bench.client.send(new DescribeEC2InstanceLimitsCommand({ Location })),
      ).rejects.toMatchObject({
        name: "InvalidRequestException",
        message: expect.stringContaining(Location),
      });
    }
    const { FleetAttributes: other } = await bench.client.send(new CreateFleetCommand(guideFleet(buildId)));
    await bench.settled();
    await expect(
      update({ FleetId: known(other?.FleetId), DesiredInstances: 3, MaxSize: 3 }),
    ).rejects.toMatchObject({ name: "LimitExceededException" });
  });

  test("an instance with two slots takes two processes, and one activation at a time where that is the limit", async () => {
    await bench.client.send(
      new UpdateRuntimeConfigurationCommand({
        FleetId,
        RuntimeConfiguration: {
          ServerProcesses: [{ LaunchPath: "/local/game/server", ConcurrentExecutions: 2 }],
          MaxConcurrentGameSessionActivations: 1,
        },
      }),
    );
    const servers = [await bench.gameServer(FleetId, 7001), await bench.gameServer(FleetId, 7002)];
    expect(await counts()).toMatchObject({ DESIRED: 1, ACTIVE: 1, IDLE: 1 });
    expect(await utilization()).toMatchObject({ ActiveServerProcessCount: 2 });
    const create = () =>
      bench.client.send(new CreateGameSessionCommand({ FleetId, MaximumPlayerSessionCount: 2 }));
    await create();
    await expect(create()).rejects.toMatchObject({ name: "FleetCapacityExceededException" });
    await servers[0]?.activateNextGameSession();
    await create();
    expect(await counts()).toMatchObject({ ACTIVE: 1, IDLE: 0 });
    await bench.gameServer(FleetId, 7003);
    expect(await counts()).toMatchObject({ DESIRED: 2, MAXIMUM: 2, ACTIVE: 2, IDLE: 1 });
  });

  test("a process that never connects loses its slot after five minutes", async () => {
    const { control } = bench.emulator;
    control.command("start-managed-host", { fleetId: FleetId });
    control.setClock(control.clock().realNow + 300_000, "real");
    await bench.settled();
    const { Events } = await bench.client.send(new DescribeFleetEventsCommand({ FleetId, Limit: 1 }));
    expect(Events).toMatchObject([{ EventCode: "SERVER_PROCESS_SDK_INITIALIZATION_TIMEOUT" }]);
    await bench.gameServer(FleetId, 7001);
    expect(await counts()).toMatchObject({ DESIRED: 1, ACTIVE: 1 });
  });
});

test("an instance may take its time to start, and processes are wanted on it only then", async () => {
  const bench = await TestEmulator.start("json", { rules: { instanceStartSeconds: 90 } });
  try {
    const { fleetId: FleetId } = await setUpAsInTheGuide(bench);
    await bench.client.send(new UpdateFleetCapacityCommand({ FleetId, DesiredInstances: 2, MaxSize: 2 }));
    await bench.advance(89);
    expect(bench.emulator.control.wantedProcesses()).toEqual([]);
    await bench.advance(1);
    expect(bench.emulator.control.wantedProcesses()).toHaveLength(2);
  } finally {
    await bench.close();
  }
});
