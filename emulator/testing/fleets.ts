/** Managed fleets, and what is shown of them, asked with AWS's own client. */
import {
  CreateBuildCommand,
  CreateFleetCommand,
  type CreateFleetInput,
  DescribeFleetAttributesCommand,
  DescribeFleetEventsCommand,
  type Event,
  type FleetAttributes,
  type OperatingSystem,
} from "@aws-sdk/client-gamelift";
import { guideFleet, known } from "./guide-set-up.ts";
import type { TestEmulator } from "./test-emulator.ts";

export async function makeBuild(
  { client }: TestEmulator,
  operatingSystem: OperatingSystem = "AMAZON_LINUX_2023",
): Promise<string> {
  const { Build: build } = await client.send(new CreateBuildCommand({ OperatingSystem: operatingSystem }));
  return known(build?.BuildId);
}

/** The guide's fleet with other members; it is still NEW. */
export async function makeFleet(
  { client }: TestEmulator,
  buildId: string,
  given: Partial<CreateFleetInput> = {},
): Promise<FleetAttributes> {
  return known(
    (await client.send(new CreateFleetCommand({ ...guideFleet(buildId), ...given }))).FleetAttributes,
  );
}

/** Undefined for a fleet that is not found. */
export async function fleetStatusOf({ client }: TestEmulator, fleetId: string) {
  const { FleetAttributes } = await client.send(new DescribeFleetAttributesCommand({ FleetIds: [fleetId] }));
  return FleetAttributes?.[0]?.Status;
}

/** Newest first. */
export async function fleetEventsOf({ client }: TestEmulator, fleetId: string): Promise<readonly Event[]> {
  return known((await client.send(new DescribeFleetEventsCommand({ FleetId: fleetId }))).Events);
}
