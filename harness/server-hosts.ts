import {
  type GameLiftClient,
  GetComputeAuthTokenCommand,
  RegisterComputeCommand,
} from "@aws-sdk/client-gamelift";
import type { Bench } from "./bench.ts";
import type { GuideResources } from "./guide-resources.ts";
import { InFlight } from "./in-flight.ts";
import { show } from "./show.ts";
import type { ServerIdentity } from "./simulated-server/server-identity.ts";
import type { SimulatedGameServerOptions } from "./simulated-server/server-options.ts";
import type { ServerScript } from "./simulated-server/server-script.ts";
import { SimulatedGameServer } from "./simulated-server/simulated-game-server.ts";

export interface ServerHostsOptions {
  readonly bench: Pick<Bench, "command">;
  readonly gamelift: GameLiftClient;
  readonly resources: Pick<GuideResources, "fleetId" | "location">;
  readonly fleet: "EC2" | "ANYWHERE";
  readonly serverSdkUrl: string;
  /** What the hosts are called; nothing unless told. */
  readonly dnsName?: string | undefined;
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
  readonly #unreplaced: string[] = [];
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

  /** The processes that should have been replaced and could not be, each with the reason. */
  get unreplaced(): readonly string[] {
    return this.#unreplaced;
  }

  /**
   * Starts a server process and answers when it is ready, or where its script ends it.
   *
   * @throws Error once the hosts are closed, also when that happens meanwhile.
   */
  async start(script: ServerScript | undefined): Promise<SimulatedGameServer> {
    this.#mustBeOpen();
    const { bench, fleet, resources, server: shared } = this.#options;
    const identity =
      fleet === "EC2"
        ? this.#managedIdentity(
            await bench.command("start-managed-host", { fleetId: resources.fleetId, ...this.#dnsName() }),
          )
        : await this.#anywhereIdentity();
    this.#mustBeOpen();
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

  #mustBeOpen(): void {
    if (this.#isClosed) throw new Error("the hosts are closed: no game server is started any more");
  }

  #replace(server: SimulatedGameServer, script: ServerScript | undefined, isCrash: boolean): void {
    if (this.#isClosed) return;
    const { processId } = server.identity;
    void this.#inFlight.track(`replacing process ${processId}`, async () => {
      try {
        if (isCrash) await this.#options.bench.command("process-exited", { processId });
        // A process that crashes before it is ready would be replaced for ever.
        if (script?.crashAt !== "connected" && script?.crashAt !== "ready") await this.start(script);
      } catch (error) {
        // Nobody waits for a replacement that could hear of this; one that the end has overtaken is no loss.
        if (!this.#isClosed) this.#lose(processId, show(error));
      }
    });
  }

  #lose(processId: string, problem: string): void {
    const { timers, note } = this.#options.server;
    this.#unreplaced.push(`process ${processId} was not replaced: ${problem}`);
    note?.({ kind: "failed", doing: "being replaced", problem, processId, notedAt: timers.now() });
  }

  #dnsName(): { readonly dnsName?: string } {
    const { dnsName } = this.#options;
    return dnsName === undefined ? {} : { dnsName };
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
        DnsName: this.#options.dnsName,
        IpAddress: "127.0.0.1",
      }),
    );
    this.#mustBeOpen();
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
