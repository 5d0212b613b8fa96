/** The steps of the guide's chapter "Configuring AWS Services", made with AWS's own client. */
import {
  CreateAliasCommand,
  CreateBuildCommand,
  CreateFleetCommand,
  type CreateFleetInput,
  CreateGameSessionQueueCommand,
  type CreateGameSessionQueueInput,
} from "@aws-sdk/client-gamelift";
import type { TestEmulator } from "./test-emulator.ts";

export interface GuideSetUp {
  readonly buildId: string;
  readonly fleetId: string;
  readonly fleetArn: string;
  readonly aliasId: string;
  readonly aliasArn: string;
  readonly queueName: string;
}

export const guideFleet = (buildId: string): CreateFleetInput => ({
  Name: "build_1_0_0_fleet_1",
  ComputeType: "EC2",
  BuildId: buildId,
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
});

/** Build, fleet (set up to ACTIVE), alias and queue. */
export async function setUpAsInTheGuide(
  bench: TestEmulator,
  given: {
    readonly fleet?: Partial<CreateFleetInput>;
    readonly queue?: Partial<CreateGameSessionQueueInput>;
  } = {},
): Promise<GuideSetUp> {
  const { client } = bench;
  const { Build: build } = await client.send(
    new CreateBuildCommand({
      Name: "my-server-1.0.0",
      Version: "1.0.0",
      OperatingSystem: "AMAZON_LINUX_2",
      ServerSdkVersion: "5.0.0",
    }),
  );
  const buildId = known(build?.BuildId);
  const { FleetAttributes: fleet } = await client.send(
    new CreateFleetCommand({ ...guideFleet(buildId), ...given.fleet }),
  );
  await bench.settled();
  const fleetId = known(fleet?.FleetId);
  const { Alias: alias } = await client.send(
    new CreateAliasCommand({ Name: "alias-1", RoutingStrategy: { Type: "SIMPLE", FleetId: fleetId } }),
  );
  const aliasArn = known(alias?.AliasArn);
  const queueName = "game-session-placement";
  await client.send(
    new CreateGameSessionQueueCommand({
      Name: queueName,
      TimeoutInSeconds: 30,
      Destinations: [{ DestinationArn: aliasArn }],
      NotificationTarget: "arn:aws:sns:us-east-1:000000000000:fleet-game-session-placement.fifo",
      ...given.queue,
    }),
  );
  return {
    buildId,
    fleetId,
    fleetArn: known(fleet?.FleetArn),
    aliasId: known(alias?.AliasId),
    aliasArn,
    queueName,
  };
}

/** A member that the answer has to hold. @throws Error when it does not. */
export function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("the answer lacks a member that it has to hold");
  return value;
}
