import type { ClientStep } from "../../../harness/index.ts";

const fleet = { FleetId: "<createFleet.FleetAttributes.FleetId>" };
const unknown = { FleetId: "fleet-00000000-0000-4000-8000-000000000000" };

/** The guide's fleet looked at from every side, and changed. */
export const fleetSteps: readonly ClientStep[] = [
  { name: "listFleets", call: "ListFleets", input: { Limit: 1 }, output: { NextToken: /./ } },
  {
    name: "listMoreFleets",
    call: "ListFleets",
    input: { Limit: 1, NextToken: "<listFleets.NextToken>" },
    output: {},
  },
  {
    name: "listFleetsOfBuild",
    call: "ListFleets",
    input: { BuildId: "<createBuild.Build.BuildId>" },
    output: { FleetIds: [/^fleet-/] },
  },
  {
    name: "updateFleet",
    call: "UpdateFleetAttributes",
    input: {
      ...fleet,
      Description: "the guide's",
      NewGameSessionProtectionPolicy: "FullProtection",
      ResourceCreationLimitPolicy: { NewGameSessionsPerCreator: 3, PolicyPeriodInMinutes: 15 },
      MetricGroups: ["season-one"],
    },
    output: { FleetId: /^fleet-/, FleetArn: /^arn:/ },
  },
  {
    name: "updateUnknownFleet",
    call: "UpdateFleetAttributes",
    input: { ...unknown, Name: "anything" },
    error: "NotFoundException",
  },
  {
    name: "describeUpdatedFleet",
    call: "DescribeFleetAttributes",
    input: { FleetIds: ["<createFleet.FleetAttributes.FleetArn>"] },
    output: {
      FleetAttributes: [
        {
          Description: "the guide's",
          NewGameSessionProtectionPolicy: "FullProtection",
          ResourceCreationLimitPolicy: { NewGameSessionsPerCreator: 3, PolicyPeriodInMinutes: 15 },
          MetricGroups: ["season-one"],
        },
      ],
    },
  },
  {
    name: "describePorts",
    call: "DescribeFleetPortSettings",
    input: fleet,
    output: { InboundPermissions: [{ Protocol: "TCP" }, { Protocol: "UDP" }] },
  },
  {
    name: "updatePorts",
    call: "UpdateFleetPortSettings",
    input: {
      ...fleet,
      InboundPermissionAuthorizations: [
        { FromPort: 9000, ToPort: 9010, IpRange: "10.0.0.0/8", Protocol: "UDP" },
      ],
      InboundPermissionRevocations: [{ FromPort: 7000, ToPort: 8000, IpRange: "0.0.0.0/0", Protocol: "TCP" }],
    },
    output: { FleetId: /^fleet-/ },
  },
  {
    name: "describeUpdatedPorts",
    call: "DescribeFleetPortSettings",
    input: fleet,
    output: {
      InboundPermissions: [
        { FromPort: 7000, Protocol: "UDP" },
        { FromPort: 9000, Protocol: "UDP" },
      ],
    },
  },
  {
    name: "describeUnknownPorts",
    call: "DescribeFleetPortSettings",
    input: unknown,
    error: "NotFoundException",
  },
  {
    name: "describeRuntime",
    call: "DescribeRuntimeConfiguration",
    input: fleet,
    output: { RuntimeConfiguration: { ServerProcesses: [{ LaunchPath: "/local/game/server.x86_64" }] } },
  },
  {
    name: "updateRuntime",
    call: "UpdateRuntimeConfiguration",
    input: {
      ...fleet,
      RuntimeConfiguration: {
        ServerProcesses: [{ LaunchPath: "/local/game/server.x86_64", ConcurrentExecutions: 2 }],
        MaxConcurrentGameSessionActivations: 1,
        GameSessionActivationTimeoutSeconds: 60,
      },
    },
    output: { RuntimeConfiguration: { GameSessionActivationTimeoutSeconds: 60 } },
  },
  {
    name: "updateUnknownRuntime",
    call: "UpdateRuntimeConfiguration",
    input: {
      ...unknown,
      RuntimeConfiguration: { ServerProcesses: [{ LaunchPath: "/local/game/x", ConcurrentExecutions: 1 }] },
    },
    error: "NotFoundException",
  },
  {
    name: "addLocations",
    call: "CreateFleetLocations",
    input: { ...fleet, Locations: [{ Location: "eu-west-1" }, { Location: "us-west-2" }] },
    output: { LocationStates: [{ Location: "eu-west-1" }, { Location: "us-west-2" }] },
  },
  {
    name: "addLocationsToNothing",
    call: "CreateFleetLocations",
    input: { ...unknown, Locations: [{ Location: "eu-west-1" }] },
    error: "NotFoundException",
  },
  {
    name: "describeLocations",
    call: "DescribeFleetLocationAttributes",
    input: { ...fleet, Limit: 2 },
    output: { NextToken: /./ },
  },
  {
    name: "describeOneLocation",
    call: "DescribeFleetLocationAttributes",
    input: { ...fleet, Locations: ["eu-west-1"] },
    output: { LocationAttributes: [{ LocationState: { Location: "eu-west-1", Status: "ACTIVE" } }] },
  },
  {
    name: "removeLocation",
    call: "DeleteFleetLocations",
    input: { ...fleet, Locations: ["us-west-2"] },
    output: { LocationStates: [{ Location: "us-west-2" }] },
  },
  {
    name: "removeHome",
    call: "DeleteFleetLocations",
    input: { ...fleet, Locations: ["us-east-1"] },
    error: "InvalidRequestException",
  },
  {
    name: "describeLatestEvents",
    call: "DescribeFleetEvents",
    input: { ...fleet, Limit: 3 },
    output: { NextToken: /./ },
  },
  {
    name: "describeFirstEvents",
    call: "DescribeFleetEvents",
    input: {
      ...fleet,
      StartTime: { instant: "2025-12-31T23:59:59.500Z" },
      EndTime: { instant: "2026-01-01T00:00:00.000Z" },
    },
    output: {},
  },
  {
    name: "describeNoEvents",
    call: "DescribeFleetEvents",
    input: { ...fleet, EndTime: { instant: "2025-12-31T00:00:00.000Z" } },
    output: { Events: [] },
  },
  { name: "describeUnknownEvents", call: "DescribeFleetEvents", input: unknown, error: "NotFoundException" },
];

/** The fleet's end. */
export const fleetEndSteps: readonly ClientStep[] = [
  { name: "deleteFleet", call: "DeleteFleet", input: fleet, output: {} },
  { name: "deleteUnknownFleet", call: "DeleteFleet", input: unknown, error: "NotFoundException" },
  { name: "deleteFleetAgain", call: "DeleteFleet", input: fleet, error: "NotFoundException" },
  {
    name: "describeDeletedFleet",
    call: "DescribeFleetAttributes",
    input: { FleetIds: ["<createFleet.FleetAttributes.FleetId>"] },
    output: { FleetAttributes: [] },
  },
  {
    name: "searchAtDanglingAlias",
    call: "SearchGameSessions",
    input: { AliasId: "<createAlias.Alias.AliasId>" },
    error: "NotFoundException",
  },
];
