import type { ClientStep } from "../../../harness/index.ts";

/**
 * The guide's chapter "Configuring AWS Services", as calls: build, fleet, alias and queue, each looked at when it is made.
 * `typed` is what a reader types instead of clicking through the console.
 */
export const guideSteps: readonly ClientStep[] = [
  {
    name: "createBuild",
    call: "CreateBuild",
    input: {
      Name: "my-server-1.0.0",
      Version: "1.0.0",
      OperatingSystem: "AMAZON_LINUX_2",
      ServerSdkVersion: "5.0.0",
    },
    typed: [
      ...["create-build", "--name", "my-server-1.0.0", "--build-version", "1.0.0"],
      ...["--operating-system", "AMAZON_LINUX_2", "--server-sdk-version", "5.0.0"],
    ],
    output: {
      Build: {
        Name: "my-server-1.0.0",
        Version: "1.0.0",
        OperatingSystem: "AMAZON_LINUX_2",
        ServerSdkVersion: "5.0.0",
        CreationTime: "2026-01-01T00:00:00.000Z",
      },
    },
  },
  {
    name: "createFleet",
    call: "CreateFleet",
    input: {
      Name: "build_1_0_0_fleet_1",
      ComputeType: "EC2",
      BuildId: "<createBuild.Build.BuildId>",
      FleetType: "ON_DEMAND",
      EC2InstanceType: "c4.large",
      RuntimeConfiguration: {
        ServerProcesses: [
          {
            LaunchPath: "/local/game/server.x86_64",
            Parameters: "-batchmode -nographics -logFile /local/game/logs/server.log",
            ConcurrentExecutions: 1,
          },
        ],
      },
      EC2InboundPermissions: [
        { FromPort: 7000, ToPort: 8000, IpRange: "0.0.0.0/0", Protocol: "TCP" },
        { FromPort: 7000, ToPort: 8000, IpRange: "0.0.0.0/0", Protocol: "UDP" },
      ],
    },
    typed: [
      ...["create-fleet", "--name", "build_1_0_0_fleet_1", "--compute-type", "EC2"],
      ...["--build-id", "<createBuild.Build.BuildId>"],
      ...["--fleet-type", "ON_DEMAND", "--ec2-instance-type", "c4.large"],
      "--runtime-configuration",
      "ServerProcesses=[{LaunchPath=/local/game/server.x86_64,Parameters=-batchmode -nographics " +
        "-logFile /local/game/logs/server.log,ConcurrentExecutions=1}]",
      "--ec2-inbound-permissions",
      "FromPort=7000,ToPort=8000,IpRange=0.0.0.0/0,Protocol=TCP",
      "FromPort=7000,ToPort=8000,IpRange=0.0.0.0/0,Protocol=UDP",
    ],
    output: {
      FleetAttributes: { Name: "build_1_0_0_fleet_1", FleetType: "ON_DEMAND", InstanceType: "c4.large" },
      LocationStates: [{ Location: "us-east-1" }],
    },
  },
  {
    name: "describeNewFleet",
    call: "DescribeFleetAttributes",
    input: { FleetIds: ["<createFleet.FleetAttributes.FleetId>"] },
    typed: ["describe-fleet-attributes", "--fleet-ids", "<createFleet.FleetAttributes.FleetId>"],
    output: { FleetAttributes: [{ Status: "ACTIVE", OperatingSystem: "AMAZON_LINUX_2" }] },
  },
  {
    name: "createAlias",
    call: "CreateAlias",
    input: {
      Name: "alias-1",
      RoutingStrategy: { Type: "SIMPLE", FleetId: "<createFleet.FleetAttributes.FleetId>" },
    },
    typed: [
      ...["create-alias", "--name", "alias-1"],
      ...["--routing-strategy", "Type=SIMPLE,FleetId=<createFleet.FleetAttributes.FleetId>"],
    ],
    output: { Alias: { Name: "alias-1", RoutingStrategy: { Type: "SIMPLE" } } },
  },
  {
    name: "describeNewAlias",
    call: "DescribeAlias",
    input: { AliasId: "<createAlias.Alias.AliasId>" },
    typed: ["describe-alias", "--alias-id", "<createAlias.Alias.AliasId>"],
    output: { Alias: { Name: "alias-1" } },
  },
  {
    name: "createGameSessionQueue",
    call: "CreateGameSessionQueue",
    input: {
      Name: "game-session-placement",
      TimeoutInSeconds: 30,
      Destinations: [{ DestinationArn: "<createAlias.Alias.AliasArn>" }],
      NotificationTarget: "arn:aws:sns:us-east-1:000000000000:fleet-game-session-placement.fifo",
    },
    typed: [
      ...["create-game-session-queue", "--name", "game-session-placement", "--timeout-in-seconds", "30"],
      ...["--destinations", "DestinationArn=<createAlias.Alias.AliasArn>"],
      "--notification-target",
      "arn:aws:sns:us-east-1:000000000000:fleet-game-session-placement.fifo",
    ],
    output: { GameSessionQueue: { Name: "game-session-placement", TimeoutInSeconds: 30 } },
  },
  {
    name: "describeNewQueue",
    call: "DescribeGameSessionQueues",
    input: { Names: ["game-session-placement"] },
    typed: ["describe-game-session-queues", "--names", "game-session-placement"],
    output: { GameSessionQueues: [{ Name: "game-session-placement" }] },
  },
  {
    name: "describeUnknownAlias",
    call: "DescribeAlias",
    input: { AliasId: "alias-00000000-0000-4000-8000-000000000000" },
    typed: ["describe-alias", "--alias-id", "alias-00000000-0000-4000-8000-000000000000"],
    error: "NotFoundException",
  },
];
