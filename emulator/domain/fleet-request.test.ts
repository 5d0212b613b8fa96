import { describe, expect, test } from "vitest";
import { type FleetRequest, flawOfFleetRequest, launchedProcesses } from "./fleet-request.ts";

const empty: FleetRequest = {
  name: "fleet",
  description: undefined,
  computeType: "EC2",
  buildId: undefined,
  scriptId: undefined,
  instanceType: undefined,
  fleetType: undefined,
  serverLaunchPath: undefined,
  serverLaunchParameters: undefined,
  serverProcesses: [],
  gameSessionActivationTimeoutSeconds: undefined,
  maxConcurrentGameSessionActivations: undefined,
  certificateType: undefined,
  newGameSessionProtectionPolicy: undefined,
  newGameSessionsPerCreator: undefined,
  policyPeriodInMinutes: undefined,
  metricGroups: undefined,
  anywhereCost: undefined,
  instanceRoleArn: undefined,
  locations: [],
  inboundPorts: [],
};
const line = (concurrentExecutions: number) => ({ launchPath: "/local/game/server", concurrentExecutions });
const managed: FleetRequest = {
  ...empty,
  buildId: "build-1",
  instanceType: "c5.large",
  serverProcesses: [line(50)],
  locations: ["eu-west-1"],
  inboundPorts: [{ from: 7000, to: 7000 }],
  newGameSessionsPerCreator: 0,
  policyPeriodInMinutes: 0,
};
const anywhere: FleetRequest = {
  ...empty,
  computeType: "ANYWHERE",
  locations: ["custom-office"],
  anywhereCost: "0.5",
  serverProcesses: [line(1)],
};

describe("nothing is wrong", () => {
  test.each([
    ["with a managed fleet", managed],
    [
      "with the deprecated launch path",
      { ...managed, serverProcesses: [], serverLaunchPath: "/local/game/server" },
    ],
    ["with an Anywhere fleet", anywhere],
  ])("%s", (_what, request) => {
    expect(flawOfFleetRequest(request)).toBeUndefined();
  });
});

describe("a managed fleet is refused", () => {
  test.each<[Partial<FleetRequest>, string]>([
    [{ buildId: undefined }, "BuildId or ScriptId is required"],
    [{ scriptId: "script-1" }, "exclude each other"],
    [{ instanceType: undefined }, "EC2InstanceType is required"],
    [{ serverProcesses: [] }, "ServerProcesses is required"],
    [{ anywhereCost: "1" }, "AnywhereConfiguration cannot be given"],
    [{ locations: ["custom-office"] }, "custom-office is a custom location"],
    [{ serverProcesses: [line(30), line(21)] }, "51 processes per instance; at most 50"],
    [{ inboundPorts: [{ from: 7001, to: 7000 }] }, "ToPort that is less than its FromPort"],
    [{ locations: ["eu-west-1", "eu-west-1"] }, "more than once"],
    [{ policyPeriodInMinutes: undefined }, "needs both"],
    [{ newGameSessionsPerCreator: undefined }, "needs both"],
  ])("%o: %s", (change, words) => {
    expect(flawOfFleetRequest({ ...managed, ...change })).toMatchObject({
      name: "InvalidRequestException",
      message: expect.stringContaining(words),
    });
  });
});

describe("an Anywhere fleet is refused", () => {
  test.each<[Partial<FleetRequest>, string]>([
    [{ buildId: "build-1" }, "BuildId cannot be given"],
    [{ scriptId: "script-1" }, "ScriptId cannot be given"],
    [{ instanceType: "c5.large" }, "EC2InstanceType cannot be given"],
    [{ fleetType: "SPOT" }, "FleetType cannot be given"],
    [{ inboundPorts: [{ from: 1, to: 2 }] }, "EC2InboundPermissions cannot be given"],
    [{ locations: [] }, "Locations is required"],
    [{ locations: ["custom-office", "us-east-1"] }, "us-east-1 is no custom location"],
  ])("%o: %s", (change, words) => {
    expect(flawOfFleetRequest({ ...anywhere, ...change })).toMatchObject({
      name: "InvalidRequestException",
      message: expect.stringContaining(words),
    });
  });
});

test("the deprecated launch path stands for one process, unless processes are listed", () => {
  const request = { ...empty, serverLaunchPath: "/local/game/server", serverLaunchParameters: "-batchmode" };
  expect(launchedProcesses(request)).toEqual([
    { launchPath: "/local/game/server", parameters: "-batchmode", concurrentExecutions: 1 },
  ]);
  expect(launchedProcesses({ ...request, serverProcesses: [line(3)] })).toEqual([line(3)]);
  expect(launchedProcesses(empty)).toEqual([]);
});
