import {
  type GameLiftClient,
  GetComputeAuthTokenCommand,
  RegisterComputeCommand,
} from "@aws-sdk/client-gamelift";
import type { Bench } from "./bench.ts";
import type { GuideResources } from "./guide-resources.ts";
import { InFlight } from "./in-flight.ts";
import type { ServerIdentity } from "./simulated-server/server-identity.ts";
import type { SimulatedGameServerOptions } from "./simulated-server/server-options.ts";
import type { ServerScript } from "./simulated-server/server-script.ts";
import { SimulatedGameServer } from "./simulated-server/simulated-game-server.ts";

export interface ServerHostsOptions {
  readonly bench: Bench;
  readonly gamelift: GameLiftClient;
  readonly resources: GuideResources;
  readonly fleet: "EC2" | "ANYWHERE";
  readonly serverSdkUrl: string;
  /** Fresh UUIDs. */
  readonly newId: () => string;
  /** Everything of a server that is the same for all of them. */
  readonly server: Omit<SimulatedGameServerOptions, "identity" | "script">;
}

/**
 * The machines that game servers run on. A managed host sees its process end, says so, and starts the next one, as a
 * managed fleet does; an Anywhere compute is watched by nobody.
 */
export class ServerHosts {
  readonly #options: ServerHostsOptions;
  readonly #servers: SimulatedGameServer[] = [];
  readonly #inFlight = new InFlight();
  #computeCount = 0;
  #isClosed = false;

  constructor(options: ServerHostsOptions) {
    this.#options = options;
  }

  /** Every server process that was ever started, the ended ones included. */
  get servers(): readonly SimulatedGameServer[] {
    return this.#servers;
  }

  pending(): string[] {
    return [...this.#inFlight.names(), ...this.#servers.flatMap((server) => server.pending())];
  }

  /** Starts a server process and answers when it is ready, or where its script ends it. */
  async start(script: ServerScript | undefined): Promise<SimulatedGameServer> {
    const { bench, fleet, resources, server: shared } = this.#options;
    const identity =
      fleet === "EC2"
        ? this.#managedIdentity(await bench.command("start-managed-host", { fleetId: resources.fleetId }))
        : await this.#anywhereIdentity();
    const server = new SimulatedGameServer({ ...shared, identity, script });
    this.#servers.push(server);
    if (fleet === "EC2") {
      server.events.once("crashed", () => this.#replace(server, script, true));
      server.events.once("ended", () => this.#replace(server, script, false));
    }
    await server.start();
    return server;
  }

  /** Lets every process vanish; nothing is replaced any more. */
  close(): void {
    this.#isClosed = true;
    for (const server of this.#servers)
      if (server.state !== "ended" && server.state !== "crashed") server.crash();
  }

  #replace(server: SimulatedGameServer, script: ServerScript | undefined, isCrash: boolean): void {
    if (this.#isClosed) return;
    void this.#inFlight.track(`replacing process ${server.identity.processId}`, async () => {
      if (isCrash)
        await this.#options.bench.command("process-exited", { processId: server.identity.processId });
      // A process that crashes before it is ready would be replaced for ever.
      if (script?.crashAt !== "connected" && script?.crashAt !== "ready") await this.start(script);
    });
  }

  #managedIdentity(host: { readonly [member: string]: unknown }): ServerIdentity {
    const { processId, computeName, fleetId, authToken } = host;
    return {
      webSocketUrl: this.#options.serverSdkUrl,
      processId: String(processId),
      hostId: String(computeName),
      fleetId: String(fleetId),
      authToken: String(authToken),
    };
  }

  async #anywhereIdentity(): Promise<ServerIdentity> {
    const { gamelift, resources, newId } = this.#options;
    this.#computeCount += 1;
    const ComputeName = `compute-${this.#computeCount}`;
    const FleetId = resources.fleetId;
    const { Compute } = await gamelift.send(
      new RegisterComputeCommand({
        FleetId,
        ComputeName,
        Location: resources.location,
        IpAddress: "127.0.0.1",
      }),
    );
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
