import type { ClientStep } from "../../../harness/index.ts";

const fleet = { FleetId: "<createAnywhereFleet.FleetAttributes.FleetId>" };

/** A fleet of the user's own machines at a location of their own, and an alias that leads nowhere. */
export const anywhereSteps: readonly ClientStep[] = [
  {
    name: "createCustomLocation",
    call: "CreateLocation",
    input: { LocationName: "custom-cellar" },
    output: { Location: { LocationName: "custom-cellar" } },
  },
  {
    name: "createCustomLocationAgain",
    call: "CreateLocation",
    input: { LocationName: "custom-cellar" },
    error: "ConflictException",
  },
  {
    name: "createAnywhereFleet",
    call: "CreateFleet",
    input: {
      Name: "cellar",
      ComputeType: "ANYWHERE",
      Locations: [{ Location: "custom-cellar" }],
      AnywhereConfiguration: { Cost: "1.5" },
    },
    output: { FleetAttributes: { Name: "cellar", ComputeType: "ANYWHERE" } },
  },
  {
    name: "createFleetWithoutBuild",
    call: "CreateFleet",
    input: { Name: "no-build", EC2InstanceType: "c4.large" },
    error: "InvalidRequestException",
  },
  {
    name: "createFleetOfUnknownBuild",
    call: "CreateFleet",
    input: {
      Name: "unknown-build",
      BuildId: "build-00000000-0000-4000-8000-000000000000",
      EC2InstanceType: "c4.large",
      RuntimeConfiguration: { ServerProcesses: [{ LaunchPath: "/local/game/x", ConcurrentExecutions: 1 }] },
    },
    error: "NotFoundException",
  },
  {
    name: "registerCompute",
    call: "RegisterCompute",
    input: { ...fleet, ComputeName: "cellar-1", Location: "custom-cellar", IpAddress: "127.0.0.1" },
    output: { Compute: { ComputeName: "cellar-1", Location: "custom-cellar", ComputeStatus: "Active" } },
  },
  {
    name: "registerComputeElsewhere",
    call: "RegisterCompute",
    input: { ...fleet, ComputeName: "cellar-1", Location: "custom-cellar", IpAddress: "127.0.0.2" },
    error: "ConflictException",
  },
  {
    name: "getAuthToken",
    call: "GetComputeAuthToken",
    input: { ...fleet, ComputeName: "cellar-1" },
    output: { ComputeName: "cellar-1", ExpirationTimestamp: /^2026-01-01T03:/ },
  },
  {
    name: "getAuthTokenOfUnknownCompute",
    call: "GetComputeAuthToken",
    input: { ...fleet, ComputeName: "cellar-2" },
    error: "NotFoundException",
  },
  {
    name: "describeCompute",
    call: "DescribeCompute",
    input: { ...fleet, ComputeName: "cellar-1" },
    output: { Compute: { ComputeName: "cellar-1", IpAddress: "127.0.0.1" } },
  },
  {
    name: "describeUnknownCompute",
    call: "DescribeCompute",
    input: { ...fleet, ComputeName: "cellar-2" },
    error: "NotFoundException",
  },
  {
    name: "registerSecondCompute",
    call: "RegisterCompute",
    input: { ...fleet, ComputeName: "cellar-2", Location: "custom-cellar", IpAddress: "127.0.0.3" },
    output: { Compute: { ComputeName: "cellar-2", IpAddress: "127.0.0.3" } },
  },
  {
    name: "listComputes",
    call: "ListCompute",
    input: { ...fleet, Location: "custom-cellar", Limit: 1 },
    output: { ComputeList: [{ ComputeName: "cellar-1" }] },
  },
  {
    name: "listMoreComputes",
    call: "ListCompute",
    input: { ...fleet, Location: "custom-cellar", Limit: 1, NextToken: "<listComputes.NextToken>" },
    output: { ComputeList: [{ ComputeName: "cellar-2" }] },
  },
  {
    name: "deregisterCompute",
    call: "DeregisterCompute",
    input: { ...fleet, ComputeName: "cellar-2" },
    output: {},
  },
  {
    name: "deregisterComputeAgain",
    call: "DeregisterCompute",
    input: { ...fleet, ComputeName: "cellar-2" },
    error: "NotFoundException",
  },
  {
    name: "createSecondCustomLocation",
    call: "CreateLocation",
    input: { LocationName: "custom-attic", Tags: [{ Key: "floor", Value: "3" }] },
    output: { Location: { LocationName: "custom-attic" } },
  },
  {
    name: "listCustomLocations",
    call: "ListLocations",
    input: { Filters: ["CUSTOM"] },
    output: { Locations: [{ LocationName: "custom-cellar" }, { LocationName: "custom-attic" }] },
  },
  {
    name: "listRegions",
    call: "ListLocations",
    input: { Filters: ["AWS"], Limit: 3 },
    output: { NextToken: /./ },
  },
  {
    name: "listMoreRegions",
    call: "ListLocations",
    input: { Filters: ["AWS"], Limit: 200, NextToken: "<listRegions.NextToken>" },
    output: {},
  },
  { name: "deleteLocation", call: "DeleteLocation", input: { LocationName: "custom-attic" }, output: {} },
  {
    name: "deleteLocationAgain",
    call: "DeleteLocation",
    input: { LocationName: "custom-attic" },
    error: "NotFoundException",
  },
  {
    name: "createTerminalAlias",
    call: "CreateAlias",
    input: {
      Name: "closed",
      Description: "no more games",
      RoutingStrategy: { Type: "TERMINAL", Message: "The season is over" },
    },
    output: { Alias: { RoutingStrategy: { Type: "TERMINAL", Message: "The season is over" } } },
  },
  {
    name: "createSessionAtTerminalAlias",
    call: "CreateGameSession",
    input: { AliasId: "<createTerminalAlias.Alias.AliasId>", MaximumPlayerSessionCount: 2 },
    error: "TerminalRoutingStrategyException",
  },
  {
    name: "searchAtTerminalAlias",
    call: "SearchGameSessions",
    input: { AliasId: "<createTerminalAlias.Alias.AliasArn>" },
    error: "TerminalRoutingStrategyException",
  },
];
