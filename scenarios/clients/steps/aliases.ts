import type { ClientStep } from "../../../harness/index.ts";

const alias = { AliasId: "<createSecondAlias.Alias.AliasId>" };
const unknown = { AliasId: "alias-00000000-0000-4000-8000-000000000000" };

/** What the guide's alias does not show: changed, resolved, listed, deleted. */
export const aliasSteps: readonly ClientStep[] = [
  {
    name: "createSecondAlias",
    call: "CreateAlias",
    input: {
      Name: "alias-2",
      Description: "to be changed",
      RoutingStrategy: { Type: "SIMPLE", FleetId: "<createFleet.FleetAttributes.FleetId>" },
      Tags: [{ Key: "stage", Value: "beta" }],
    },
    output: { Alias: { Name: "alias-2", Description: "to be changed" } },
  },
  {
    name: "createAliasToNowhere",
    call: "CreateAlias",
    input: { Name: "alias-3", RoutingStrategy: { Type: "SIMPLE" } },
    error: "InvalidRequestException",
  },
  {
    name: "resolveAlias",
    call: "ResolveAlias",
    input: alias,
    output: { FleetId: /^fleet-/, FleetArn: /^arn:aws:gamelift:us-east-1:/ },
  },
  {
    name: "resolveTerminalAlias",
    call: "ResolveAlias",
    input: { AliasId: "<createTerminalAlias.Alias.AliasId>" },
    error: "TerminalRoutingStrategyException",
  },
  { name: "resolveUnknownAlias", call: "ResolveAlias", input: unknown, error: "NotFoundException" },
  {
    name: "updateAlias",
    call: "UpdateAlias",
    input: { ...alias, Name: "alias-two", RoutingStrategy: { Type: "TERMINAL", Message: "closed" } },
    output: {
      Alias: { Name: "alias-two", Description: "to be changed", RoutingStrategy: { Type: "TERMINAL" } },
    },
  },
  {
    name: "updateUnknownAlias",
    call: "UpdateAlias",
    input: { ...unknown, Name: "anything" },
    error: "NotFoundException",
  },
  {
    name: "listAliases",
    call: "ListAliases",
    input: { Limit: 2 },
    output: { Aliases: [{ Name: "alias-1" }, { Name: "closed" }] },
  },
  {
    name: "listMoreAliases",
    call: "ListAliases",
    input: { Limit: 2, NextToken: "<listAliases.NextToken>" },
    output: { Aliases: [{ Name: "alias-two" }] },
  },
  {
    name: "listSimpleAliases",
    call: "ListAliases",
    input: { RoutingStrategyType: "SIMPLE" },
    output: { Aliases: [{ Name: "alias-1" }] },
  },
  {
    name: "listAliasesByName",
    call: "ListAliases",
    input: { Name: "nobody" },
    output: { Aliases: [] },
  },
  { name: "deleteAlias", call: "DeleteAlias", input: alias, output: {} },
  { name: "deleteAliasAgain", call: "DeleteAlias", input: alias, error: "NotFoundException" },
];
