import {
  type GameLiftClient,
  GetComputeAuthTokenCommand,
  RegisterComputeCommand,
} from "@aws-sdk/client-gamelift";
import type { EmulatorProcess } from "../../emulator-process.ts";
import type { GuideResources } from "../../guide-resources.ts";
import type { ServerIdentity } from "../../simulated-server/server-identity.ts";

/** What the user's machine is called on an Anywhere fleet. */
const COMPUTE_NAME = "my-machine";

/**
 * What a game server of the user's own needs to join the fleet: on a managed fleet what an instance's host hands to the
 * processes it starts, on Anywhere a registered compute with its token.
 *
 * **Documented** and **Observed** (SDK sources): the process id `ManagedResource` makes each process draw one of its own,
 * so that the same values serve for every start.
 */
export async function seatForRealServer(
  { bench, addresses }: EmulatorProcess,
  gamelift: GameLiftClient,
  { fleetId, location }: GuideResources,
  fleet: "EC2" | "ANYWHERE",
): Promise<ServerIdentity> {
  const common = { webSocketUrl: addresses.serverSdkUrl, processId: "ManagedResource", fleetId };
  if (fleet === "EC2") {
    const host = await bench.command("start-managed-host", { fleetId, isOwn: true });
    return { ...common, hostId: String(host.computeName), authToken: String(host.authToken) };
  }
  const compute = { FleetId: fleetId, ComputeName: COMPUTE_NAME };
  await gamelift.send(new RegisterComputeCommand({ ...compute, Location: location, IpAddress: "127.0.0.1" }));
  const { AuthToken } = await gamelift.send(new GetComputeAuthTokenCommand(compute));
  if (AuthToken === undefined) throw new Error(`GetComputeAuthToken answered no token for ${COMPUTE_NAME}`);
  return { ...common, hostId: COMPUTE_NAME, authToken: AuthToken };
}
