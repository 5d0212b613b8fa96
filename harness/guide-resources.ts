import {
  CreateAliasCommand,
  CreateBuildCommand,
  CreateFleetCommand,
  CreateGameSessionQueueCommand,
  CreateLocationCommand,
  type GameLiftClient,
} from "@aws-sdk/client-gamelift";
import { DEFAULT_HOME } from "../emulator/index.ts";
import type { Bench } from "./bench.ts";

/** The names that the guide tells its readers to use. */
export const guideNames = {
  topic: "fleet-game-session-placement.fifo",
  queue: "fleet-placement-events.fifo",
  gameSessionQueue: "game-session-placement",
  alias: "alias-1",
  fleet: "build_1_0_0_fleet_1",
  build: "my-server-1.0.0",
  launchPath: "/local/game/server.x86_64",
  launchParameters: "-batchmode -nographics -logFile /local/game/logs/server.log",
} as const;

export interface GuideOptions {
  readonly fleet: "EC2" | "ANYWHERE";
  /** On-Demand instances as in the guide, or Spot instances, which EC2 may take back. */
  readonly fleetType?: "ON_DEMAND" | "SPOT" | undefined;
  /** Seconds; the guide says 30. */
  readonly queueTimeoutSeconds: number;
  /** Seconds; the service's default of 300 when left out. */
  readonly activationTimeoutSeconds?: number | undefined;
  readonly topicName: string;
  readonly queueName: string;
  readonly customEventData?: string | undefined;
  /** What the managed fleet launches, where its build is mapped to a folder. */
  readonly server?: {
    readonly launchPath: string;
    readonly parameters: string | undefined;
    readonly concurrentExecutions: number;
  };
}

/** What the set-up of the guide leaves behind. */
export interface GuideResources {
  readonly fleetId: string;
  readonly aliasId: string;
  /** The fleet's only place: the home region, or the custom location of an Anywhere fleet. */
  readonly location: string;
  readonly gameSessionQueueName: string;
  readonly topicArn: string;
}

/** **Documented** (model): custom locations are named so. */
const CUSTOM_LOCATION = "custom-windtunnel";

/** Follows the guide's set-up chapter with AWS's own client: topic, subscription, build, fleet, alias, queue. */
export async function createGuideResources(
  bench: Bench,
  gamelift: GameLiftClient,
  region: string,
  options: GuideOptions,
): Promise<GuideResources> {
  const { topicArn } = await bench.command("create-topic", { name: options.topicName });
  if (typeof topicArn !== "string") throw new Error("create-topic answered no topicArn");
  await bench.command("subscribe", { topicArn, queueName: options.queueName });
  const fleetId =
    options.fleet === "EC2" ? await createEc2Fleet(gamelift, options) : await createAnywhereFleet(gamelift);
  const { Alias } = await gamelift.send(
    new CreateAliasCommand({ Name: guideNames.alias, RoutingStrategy: { Type: "SIMPLE", FleetId: fleetId } }),
  );
  await gamelift.send(
    new CreateGameSessionQueueCommand({
      Name: guideNames.gameSessionQueue,
      TimeoutInSeconds: options.queueTimeoutSeconds,
      Destinations: [{ DestinationArn: Alias?.AliasArn }],
      NotificationTarget: topicArn,
      ...(options.customEventData === undefined ? {} : { CustomEventData: options.customEventData }),
    }),
  );
  return {
    fleetId,
    aliasId: required(Alias?.AliasId, "CreateAlias answered no AliasId"),
    location: options.fleet === "EC2" ? region : CUSTOM_LOCATION,
    gameSessionQueueName: guideNames.gameSessionQueue,
    topicArn,
  };
}

/** The six settings that the guide's plugin reads. The emulator believes every key. */
export function guideSettings(
  { aliasId, gameSessionQueueName }: GuideResources,
  region: string,
  queueName: string,
  account: string = DEFAULT_HOME.account,
): Record<string, string> {
  return {
    GL_AWS_ACCESS_KEY: "AKIDWINDTUNNEL",
    GL_AWS_SECRET_ACCESS_KEY: "windtunnel",
    GL_AWS_REGION: region,
    GL_AWS_ALIAS_ID: aliasId,
    GL_PLACEMENT_QUEUE_NAME: gameSessionQueueName,
    GL_PLACEMENT_EVENTS_SQS_URL: `https://sqs.${region}.amazonaws.com/${account}/${queueName}`,
  };
}

const guideServer = {
  launchPath: guideNames.launchPath,
  parameters: guideNames.launchParameters,
  concurrentExecutions: 1,
} as const;

async function createEc2Fleet(gamelift: GameLiftClient, options: GuideOptions): Promise<string> {
  const { Build } = await gamelift.send(
    new CreateBuildCommand({
      Name: guideNames.build,
      Version: "1.0.0",
      OperatingSystem: "AMAZON_LINUX_2",
      ServerSdkVersion: "5.0.0",
    }),
  );
  const { server = guideServer } = options;
  const { FleetAttributes } = await gamelift.send(
    new CreateFleetCommand({
      Name: guideNames.fleet,
      BuildId: Build?.BuildId,
      EC2InstanceType: "c4.large",
      FleetType: options.fleetType ?? "ON_DEMAND",
      RuntimeConfiguration: {
        ServerProcesses: [
          {
            LaunchPath: server.launchPath,
            Parameters: server.parameters,
            ConcurrentExecutions: server.concurrentExecutions,
          },
        ],
        ...(options.activationTimeoutSeconds === undefined
          ? {}
          : { GameSessionActivationTimeoutSeconds: options.activationTimeoutSeconds }),
      },
      EC2InboundPermissions: (["TCP", "UDP"] as const).map((Protocol) => ({
        FromPort: 7000,
        ToPort: 8000,
        IpRange: "0.0.0.0/0",
        Protocol,
      })),
    }),
  );
  return required(FleetAttributes?.FleetId, "CreateFleet answered no FleetId");
}

async function createAnywhereFleet(gamelift: GameLiftClient): Promise<string> {
  await gamelift.send(new CreateLocationCommand({ LocationName: CUSTOM_LOCATION }));
  const { FleetAttributes } = await gamelift.send(
    new CreateFleetCommand({
      Name: guideNames.fleet,
      ComputeType: "ANYWHERE",
      Locations: [{ Location: CUSTOM_LOCATION }],
      AnywhereConfiguration: { Cost: "1" },
    }),
  );
  return required(FleetAttributes?.FleetId, "CreateFleet answered no FleetId");
}

function required(value: string | undefined, problem: string): string {
  if (value === undefined) throw new Error(problem);
  return value;
}
