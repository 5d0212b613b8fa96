import {
  DeleteScalingPolicyCommand,
  DescribeFleetAttributesCommand,
  DescribeFleetLocationAttributesCommand,
  DescribeScalingPoliciesCommand,
  PutScalingPolicyCommand,
  type PutScalingPolicyInput,
  StartFleetActionsCommand,
  StopFleetActionsCommand,
} from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { known, setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";

describe.each(wireProtocols)("how a fleet scales by itself, over %s", (protocol) => {
  let bench: TestEmulator;
  let FleetId: string;
  beforeEach(async () => {
    bench = await TestEmulator.start(protocol);
    const guide = await setUpAsInTheGuide(bench, { fleet: { Locations: [{ Location: "eu-west-1" }] } });
    FleetId = guide.fleetId;
  });
  afterEach(() => bench.close());

  const target = (Name: string, TargetValue = 10.5): Omit<PutScalingPolicyInput, "FleetId"> => ({
    Name,
    PolicyType: "TargetBased",
    MetricName: "PercentAvailableGameSessions",
    TargetConfiguration: { TargetValue },
  });
  const rule: Omit<PutScalingPolicyInput, "FleetId"> = {
    Name: "rule",
    MetricName: "PercentIdleInstances",
    ComparisonOperator: "GreaterThanThreshold",
    Threshold: 20,
    EvaluationPeriods: 15,
    ScalingAdjustmentType: "PercentChangeInCapacity",
    ScalingAdjustment: -10,
  };
  const put = (policy: Omit<PutScalingPolicyInput, "FleetId">) =>
    bench.client.send(new PutScalingPolicyCommand({ FleetId, ...policy }));
  const list = async (given: object = {}) => {
    const answer = await bench.client.send(new DescribeScalingPoliciesCommand({ FleetId, ...given }));
    return answer.ScalingPolicies ?? [];
  };

  test("a policy is kept as it was put, ACTIVE in every location, and replaced by its name", async () => {
    expect(await put(target("buffer"))).toMatchObject({ Name: "buffer" });
    await put(rule);
    await put(target("buffer", 20));
    expect(await list({ Location: "eu-west-1" })).toMatchObject([
      { ...target("buffer", 20), FleetId, Status: "ACTIVE", Location: "eu-west-1" },
      { ...rule, PolicyType: "RuleBased", FleetId, Status: "ACTIVE", Location: "eu-west-1" },
    ]);
    expect((await list()).map(({ Name, Location }) => [Name, Location])).toEqual([
      ["buffer", "us-east-1"],
      ["buffer", "eu-west-1"],
      ["rule", "us-east-1"],
      ["rule", "eu-west-1"],
    ]);
    expect(await list({ StatusFilter: "ERROR" })).toEqual([]);
    expect(await list({ StatusFilter: "ACTIVE" })).toHaveLength(4);
  });

  test("policies come in pages that neither repeat nor skip what stays", async () => {
    for (const name of ["a", "b", "c"]) await put(target(name));
    const page = (given: object) =>
      bench.client.send(new DescribeScalingPoliciesCommand({ FleetId, Limit: 3, ...given }));
    const first = await page({});
    await bench.client.send(new DeleteScalingPolicyCommand({ FleetId, Name: "a" }));
    const second = await page({ NextToken: known(first.NextToken) });
    const told = [first, second].map(({ ScalingPolicies }) =>
      ScalingPolicies?.map(({ Name, Location }) => `${Name} ${Location}`),
    );
    expect(told).toEqual([
      ["a us-east-1", "a eu-west-1", "b us-east-1"],
      ["b eu-west-1", "c us-east-1", "c eu-west-1"],
    ]);
    expect(second).not.toHaveProperty("NextToken");
    await expect(page({ NextToken: first.NextToken, Location: "us-east-1" })).rejects.toMatchObject({
      name: "InvalidRequestException",
    });
  });

  test.each<[string, Partial<PutScalingPolicyInput>, string]>([
    ["target", { MetricName: "IdleInstances" }, "PercentAvailableGameSessions"],
    ["target", { TargetConfiguration: undefined }, "TargetConfiguration is required"],
    ["target", { Threshold: 1 }, "Threshold cannot be given"],
    ["rule", { Threshold: undefined }, "Threshold is required"],
    ["rule", { ScalingAdjustment: undefined }, "ScalingAdjustment is required"],
    ["rule", { TargetConfiguration: { TargetValue: 1 } }, "TargetConfiguration cannot be given"],
  ])("a %s policy with %j is refused", async (kind, given, words) => {
    await expect(put({ ...(kind === "rule" ? rule : target("buffer")), ...given })).rejects.toMatchObject({
      name: "InvalidRequestException",
      message: expect.stringContaining(words),
    });
    expect(await list()).toEqual([]);
  });

  test("a policy that is not there cannot be deleted", async () => {
    await expect(
      bench.client.send(new DeleteScalingPolicyCommand({ FleetId, Name: "none" })),
    ).rejects.toMatchObject({ name: "NotFoundException" });
  });

  test("what is stopped in a location is shown there alone, until it is started again", async () => {
    const Actions = ["AUTO_SCALING" as const];
    const home = async () => {
      const answer = await bench.client.send(new DescribeFleetAttributesCommand({ FleetIds: [FleetId] }));
      return answer.FleetAttributes?.[0]?.StoppedActions ?? [];
    };
    const remote = async () => {
      const answer = await bench.client.send(
        new DescribeFleetLocationAttributesCommand({ FleetId, Locations: ["eu-west-1"] }),
      );
      return answer.LocationAttributes?.[0]?.StoppedActions ?? [];
    };
    await bench.client.send(new StopFleetActionsCommand({ FleetId, Actions }));
    await bench.client.send(new StopFleetActionsCommand({ FleetId, Actions }));
    expect([await home(), await remote()]).toEqual([Actions, []]);
    await bench.client.send(new StopFleetActionsCommand({ FleetId, Actions, Location: "eu-west-1" }));
    expect(await bench.client.send(new StartFleetActionsCommand({ FleetId, Actions }))).toMatchObject({
      FleetId,
    });
    expect([await home(), await remote()]).toEqual([[], Actions]);
  });
});
