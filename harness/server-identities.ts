/** What game servers are given to connect with, by GameLift's instances and by machines of one's own. */
import {
  type GameLiftClient,
  GetComputeAuthTokenCommand,
  RegisterComputeCommand,
} from "@aws-sdk/client-gamelift";
import type { GuideResources } from "./guide-resources.ts";
import type { ServerIdentity } from "./simulated-server/server-identity.ts";

/** What the bench's command start-managed-host answers; nothing where no process is wanted any more. */
export interface ManagedHostAnswer {
  readonly processId?: unknown;
  readonly computeName?: unknown;
  readonly fleetId?: unknown;
  readonly authToken?: unknown;
}

export function managedIdentity(
  { processId, computeName, fleetId, authToken }: ManagedHostAnswer,
  webSocketUrl: string,
): ServerIdentity | undefined {
  if (processId === undefined) return undefined;
  return {
    webSocketUrl,
    processId: String(processId),
    hostId: String(computeName),
    fleetId: String(fleetId),
    authToken: String(authToken),
  };
}

export interface AnywhereHostOptions {
  readonly gamelift: GameLiftClient;
  readonly resources: Pick<GuideResources, "fleetId" | "location">;
  readonly dnsName?: string | undefined;
  /** Begins the names of computes; `compute` unless told. */
  readonly computePrefix?: string;
  /** Fresh UUIDs. */
  readonly newId: () => string;
}

/** Registers a compute of an Anywhere fleet for each process. */
export class AnywhereHost {
  readonly #options: AnywhereHostOptions;
  #computeCount = 0;

  constructor(options: AnywhereHostOptions) {
    this.#options = options;
  }

  /** @param goOn throws when the process is not wanted any more. */
  async identity(goOn: () => void): Promise<ServerIdentity> {
    const { gamelift, resources, newId } = this.#options;
    this.#computeCount += 1;
    const ComputeName = `${this.#options.computePrefix ?? "compute"}-${this.#computeCount}`;
    const FleetId = resources.fleetId;
    const { Compute } = await gamelift.send(
      new RegisterComputeCommand({
        FleetId,
        ComputeName,
        Location: resources.location,
        DnsName: this.#options.dnsName,
        IpAddress: "127.0.0.1",
      }),
    );
    goOn();
    const { AuthToken } = await gamelift.send(new GetComputeAuthTokenCommand({ FleetId, ComputeName }));
    return {
      webSocketUrl: Compute?.GameLiftServiceSdkEndpoint ?? "",
      processId: newId(),
      hostId: ComputeName,
      fleetId: FleetId,
      authToken: AuthToken ?? "",
    };
  }
}
