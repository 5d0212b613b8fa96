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
  instanceRoleCredentialsProvider: undefined,
  logPaths: undefined,
  inboundPermissions: [],
};
const line = (concurrentExecutions: number) => ({ launchPath: "/local/game/server", concurrentExecutions });
const managed: FleetRequest = {
  ...empty,
  buildId: "build-1",
  instanceType: "c5.large",
  serverProcesses: [line(50)],
  locations: ["eu-west-1"],
  inboundPermissions: [{ fromPort: 7000, toPort: 7000, ipRange: "0.0.0.0/0", protocol: "UDP" }],
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
    [{ instanceRoleCredentialsProvider: "SHARED_CREDENTIAL_FILE" }, "needs an InstanceRoleArn"],
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
    [{ instanceRoleArn: "arn:aws:iam::000000000000:role/game" }, "InstanceRoleArn cannot be given"],
    [{ inboundPermissions: managed.inboundPermissions }, "EC2InboundPermissions cannot be given"],
    [{ locations: [] }, "Locations is required"],
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
