/** A fleet beside the one that the guide sets up. */
import { CreateFleetCommand, DescribeFleetAttributesCommand } from "@aws-sdk/client-gamelift";
import type { World } from "../../harness/index.ts";

/** Makes a fleet of the same build, behind no alias and no queue, and answers its id. */
export async function secondFleet(world: World): Promise<string> {
  const { gamelift, resources } = world;
  const described = await gamelift.send(
    new DescribeFleetAttributesCommand({ FleetIds: [resources.fleetId] }),
  );
  const { FleetAttributes } = await gamelift.send(
    new CreateFleetCommand({
      Name: "build_1_0_0_fleet_2",
      BuildId: described.FleetAttributes?.[0]?.BuildId,
      EC2InstanceType: "c4.large",
      FleetType: "ON_DEMAND",
      RuntimeConfiguration: {
        ServerProcesses: [{ LaunchPath: "/local/game/server.x86_64", ConcurrentExecutions: 1 }],
      },
    }),
  );
  const fleetId = FleetAttributes?.FleetId;
  if (fleetId === undefined) throw new Error("CreateFleet answered no FleetId");
  await world.clock.settle();
  return fleetId;
}

export async function arnOfFleet(world: World, fleetId: string): Promise<string> {
  const { FleetAttributes } = await world.gamelift.send(
    new DescribeFleetAttributesCommand({ FleetIds: [fleetId] }),
  );
  const arn = FleetAttributes?.[0]?.FleetArn;
  if (arn === undefined) throw new Error(`fleet ${fleetId} was not described with its ARN`);
  return arn;
}
