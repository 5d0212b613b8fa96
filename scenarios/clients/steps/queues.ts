import type { ClientStep } from "../../../harness/index.ts";

/** A second queue with everything that the guide's does not have, changed and deleted. */
export const queueSteps: readonly ClientStep[] = [
  {
    name: "createWholeQueue",
    call: "CreateGameSessionQueue",
    input: {
      Name: "whole",
      TimeoutInSeconds: 60,
      Destinations: [
        { DestinationArn: "<createFleet.FleetAttributes.FleetArn>" },
        { DestinationArn: "<createAlias.Alias.AliasArn>" },
      ],
      PlayerLatencyPolicies: [
        { MaximumIndividualPlayerLatencyMilliseconds: 250, PolicyDurationSeconds: 5 },
        { MaximumIndividualPlayerLatencyMilliseconds: 150, PolicyDurationSeconds: 5 },
      ],
      PriorityConfiguration: {
        PriorityOrder: ["LOCATION", "LATENCY", "COST", "DESTINATION"],
        LocationOrder: ["us-east-1", "eu-west-1"],
      },
      FilterConfiguration: { AllowedLocations: ["us-east-1"] },
      CustomEventData: "season-one",
    },
    output: {
      GameSessionQueue: {
        Name: "whole",
        PlayerLatencyPolicies: [
          { MaximumIndividualPlayerLatencyMilliseconds: 150 },
          { MaximumIndividualPlayerLatencyMilliseconds: 250 },
        ],
        FilterConfiguration: { AllowedLocations: ["us-east-1"] },
      },
    },
  },
  {
    name: "createSameQueueAgain",
    call: "CreateGameSessionQueue",
    input: { Name: "whole", TimeoutInSeconds: 60 },
    error: "InvalidRequestException",
  },
  {
    name: "createQueueToNowhere",
    call: "CreateGameSessionQueue",
    input: { Name: "nowhere", Destinations: [{ DestinationArn: "<createAlias.Alias.AliasArn>0" }] },
    error: "NotFoundException",
  },
  {
    name: "updateQueue",
    call: "UpdateGameSessionQueue",
    input: {
      Name: "<createWholeQueue.GameSessionQueue.GameSessionQueueArn>",
      TimeoutInSeconds: 90,
      PlayerLatencyPolicies: [],
      FilterConfiguration: {},
    },
    output: { GameSessionQueue: { TimeoutInSeconds: 90, CustomEventData: "season-one" } },
  },
  {
    name: "updateUnknownQueue",
    call: "UpdateGameSessionQueue",
    input: { Name: "nobody-made-this", TimeoutInSeconds: 90 },
    error: "NotFoundException",
  },
  {
    name: "listQueues",
    call: "DescribeGameSessionQueues",
    input: { Limit: 1 },
    output: { GameSessionQueues: [{ Name: "game-session-placement" }] },
  },
  {
    name: "listMoreQueues",
    call: "DescribeGameSessionQueues",
    input: { Limit: 1, NextToken: "<listQueues.NextToken>" },
    output: { GameSessionQueues: [{ Name: "whole", TimeoutInSeconds: 90 }] },
  },
  { name: "deleteQueue", call: "DeleteGameSessionQueue", input: { Name: "whole" }, output: {} },
  {
    name: "deleteQueueAgain",
    call: "DeleteGameSessionQueue",
    input: { Name: "whole" },
    error: "NotFoundException",
  },
  {
    name: "describeDeletedQueue",
    call: "DescribeGameSessionQueues",
    input: { Names: ["whole"] },
    output: { GameSessionQueues: [] },
  },
];
