/** A machine of the user's own in an Anywhere fleet, registered with AWS's own client. */
import {
  type Compute,
  CreateFleetCommand,
  CreateLocationCommand,
  GetComputeAuthTokenCommand,
  RegisterComputeCommand,
} from "@aws-sdk/client-gamelift";
import { known } from "./guide-set-up.ts";
import type { Host } from "./server-sdk-bench.ts";
import type { TestEmulator } from "./test-emulator.ts";

const location = "custom-desk";

/** A new Anywhere fleet with one compute in a custom location. */
export async function registerAnywhereCompute(
  { client }: TestEmulator,
  computeName = "desk-1",
): Promise<Compute> {
  await client.send(new CreateLocationCommand({ LocationName: location }));
  const { FleetAttributes: fleet } = await client.send(
    new CreateFleetCommand({
      Name: "desks",
      ComputeType: "ANYWHERE",
      Locations: [{ Location: location }],
      AnywhereConfiguration: { Cost: "1" },
    }),
  );
  const { Compute: compute } = await client.send(
    new RegisterComputeCommand({
      FleetId: known(fleet?.FleetId),
      ComputeName: computeName,
      Location: location,
      IpAddress: "10.0.0.1",
    }),
  );
  return known(compute);
}

/** What a process on that machine connects with, by a token of GetComputeAuthToken. */
export async function anywhereHost(
  { client }: TestEmulator,
  { FleetId, ComputeName }: Compute,
  processId: string,
): Promise<Host> {
  const { AuthToken } = await client.send(new GetComputeAuthTokenCommand({ FleetId, ComputeName }));
  return {
    processId,
    fleetId: known(FleetId),
    computeName: known(ComputeName),
    authToken: known(AuthToken),
  };
}
