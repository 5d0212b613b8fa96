/** What a world is like before anybody plays in it: options from its seed, two fleets, an alias and three queues. */
import type { RuleOptions } from "../services/rule-options.ts";
import type { Chance } from "./chance.ts";
import { OTHER_REGION } from "./players/places.ts";
import type { Act } from "./step.ts";

/** Every choice that a user has, mostly as it is by default. */
export function drawRules(chance: Chance): Partial<RuleOptions> {
  return {
    ...(chance.percent(30) ? { fleetStepSeconds: 5 } : {}),
    ...(chance.percent(30) ? { instanceStartSeconds: 20 } : {}),
    ...(chance.percent(30) ? { searchLagSeconds: 3 } : {}),
    ...(chance.percent(20) ? { retentionDays: 1 } : {}),
    ...(chance.percent(20) ? { refreshConnectionMinutes: 30 } : {}),
    ...(chance.percent(40) ? { authTokenLifeSeconds: 900 } : {}),
    ...(chance.percent(20) ? { instanceLimit: 3 } : {}),
    ...(chance.percent(20) ? { refuseRepeatedPlayers: true } : {}),
    ...(chance.percent(20) ? { pushUpdateGameSession: true } : {}),
    ...(chance.percent(20) ? { forceTerminatesAnywhere: true } : {}),
    ...(chance.percent(20) ? { failUnactivatedPlacements: true } : {}),
    ...(chance.percent(20) ? { emptyForUnknownGameSessions: true } : {}),
    ...(chance.percent(20) ? { registerComputeOverwrites: true } : {}),
    ...(chance.percent(20) ? { costFirstWithoutLatencies: true } : {}),
    ...(chance.percent(20) ? { customLocationRegion: "home-region" as const } : {}),
    ...(chance.percent(20) ? { queueTimeoutSeconds: 30 } : {}),
    ...(chance.percent(20) ? { launchedBuilds: ["launched"] } : {}),
  };
}

const call = (operation: string, parameters: object, region?: string): Act => ({
  act: "call",
  operation,
  parameters: { ...parameters },
  ...(region === undefined ? {} : { region }),
});
const topic = (name: string): Act => ({ act: "control", command: "create-topic", parameters: { name } });

/** A queue's destinations may be in other Regions. They are the eighth step and the ninth. */
const abroad: readonly Act[] = [
  call("CreateBuild", { Name: "game", OperatingSystem: "AMAZON_LINUX_2023" }, OTHER_REGION),
  call(
    "CreateFleet",
    {
      Name: "abroad",
      BuildId: "$answer@8.Build.BuildId",
      EC2InstanceType: "c5.large",
      FleetType: "SPOT",
      RuntimeConfiguration: {
        ServerProcesses: [{ LaunchPath: "/local/game/server", ConcurrentExecutions: 2 }],
        GameSessionActivationTimeoutSeconds: 20,
      },
    },
    OTHER_REGION,
  ),
];

/** The first steps of every world, numbered from 1. */
export function openingActs(chance: Chance, rules: Partial<RuleOptions>): readonly Act[] {
  const isLaunched = rules.launchedBuilds !== undefined && chance.percent(70);
  const isAbroad = chance.percent(40);
  // Only where several processes share a machine does it matter how many game sessions activate there at once.
  const isActivatingOneByOne = chance.percent(40);
  const queue = (Name: string, topicStep: number | undefined, others: object) =>
    call("CreateGameSessionQueue", {
      Name,
      Destinations: [
        { DestinationArn: "$answer@4.Alias.AliasArn" },
        { DestinationArn: "$answer@5.FleetAttributes.FleetArn" },
        ...(isAbroad ? [{ DestinationArn: "$answer@9.FleetAttributes.FleetArn" }] : []),
      ],
      ...(topicStep === undefined ? {} : { NotificationTarget: `$answer@${topicStep}.topicArn` }),
      ...others,
    });
  return [
    call("CreateLocation", { LocationName: "custom-desk" }),
    call("CreateBuild", { Name: isLaunched ? "launched" : "game", OperatingSystem: "AMAZON_LINUX_2023" }),
    call("CreateFleet", {
      Name: "managed",
      BuildId: "$answer@2.Build.BuildId",
      EC2InstanceType: "c5.large",
      FleetType: chance.percent(60) ? "SPOT" : "ON_DEMAND",
      ...(chance.percent(30) ? { NewGameSessionProtectionPolicy: "FullProtection" } : {}),
      ...(chance.percent(20)
        ? {
            InstanceRoleArn: "arn:aws:iam::000000000000:role/server",
            InstanceRoleCredentialsProvider: "SHARED_CREDENTIAL_FILE",
          }
        : {}),
      RuntimeConfiguration: {
        ServerProcesses: [
          {
            LaunchPath: "/local/game/server",
            ConcurrentExecutions: isActivatingOneByOne ? 3 : chance.between(1, 3),
          },
        ],
        GameSessionActivationTimeoutSeconds: 20,
        ...(isActivatingOneByOne ? { MaxConcurrentGameSessionActivations: 1 } : {}),
      },
      ...(chance.percent(40) ? { Locations: [{ Location: OTHER_REGION }] } : {}),
    }),
    call("CreateAlias", {
      Name: "alias",
      RoutingStrategy: { Type: "SIMPLE", FleetId: "$answer@3.FleetAttributes.FleetId" },
    }),
    call("CreateFleet", {
      Name: "anywhere",
      ComputeType: "ANYWHERE",
      Locations: [{ Location: "custom-desk" }],
    }),
    topic("placements.fifo"),
    topic("placements"),
    ...(isAbroad ? abroad : []),
    queue("main", 6, { TimeoutInSeconds: 60 }),
    queue("standard", 7, {
      TimeoutInSeconds: 10,
      PlayerLatencyPolicies: [{ MaximumIndividualPlayerLatencyMilliseconds: 100, PolicyDurationSeconds: 5 }],
    }),
    queue("silent", undefined, {}),
    ...(rules.fleetStepSeconds !== undefined && chance.percent(80)
      ? [{ act: "pass", base: "clock", milliseconds: 25_000 } as const]
      : []),
  ];
}
