import { setImmediate as nextTurn } from "node:timers/promises";
import type { GameLiftClient } from "@aws-sdk/client-gamelift";
import type { WantedProcesses } from "../emulator/index.ts";
import type { Bench } from "./bench.ts";
import type { GuideResources } from "./guide-resources.ts";
import { InFlight } from "./in-flight.ts";
import { AnywhereHost, type ManagedHostAnswer, managedIdentity } from "./server-identities.ts";
import { show } from "./show.ts";
import type { ServerIdentity } from "./simulated-server/server-identity.ts";
import type { SimulatedGameServerOptions } from "./simulated-server/server-options.ts";
import type { ServerScript } from "./simulated-server/server-script.ts";
import { SimulatedGameServer } from "./simulated-server/simulated-game-server.ts";

export interface ServerHostsOptions {
  readonly bench: Pick<Bench, "command" | "wantedProcesses" | "followJournal">;
  readonly gamelift: GameLiftClient;
  readonly resources: Pick<GuideResources, "fleetId" | "location">;
  readonly fleet: "EC2" | "ANYWHERE";
  readonly serverSdkUrl: string;
  /** For servers like C++, which speak TLS whatever they are told. */
  readonly serverSdkTlsUrl: string;
  /** What the hosts are called; nothing unless told. */
  readonly dnsName?: string | undefined;
  /** How servers behave that nobody asked for one by one, until `start` was told of another behaviour. */
  readonly usualScript?: ServerScript | undefined;
  /** Fresh UUIDs. */
  readonly newId: () => string;
  /** Everything of a server that is the same for all of them. */
  readonly server: Omit<SimulatedGameServerOptions, "identity" | "script">;
}

/** Where a server is started that is not to be on the world's own fleet. */
export interface ServerPlace {
  readonly fleetId: string;
  /** Its home Region when left out. */
  readonly location?: string;
  readonly scope?: FleetScope;
}

/** The account and region of a managed fleet; those of the bench when left out. */
type FleetScope = WantedProcesses["scope"] | undefined;

/**
 * The machines that game servers run on. A managed host sees its process end, says so, and starts the next one, as a
 * managed fleet does; an Anywhere compute is watched by nobody. Where GameLift wants processes on instances that were
 * asked for through its API, hosts start them by themselves; they stop none, GameLift tells them when to end.
 */
export class ServerHosts {
  readonly #options: ServerHostsOptions;
  readonly #servers: SimulatedGameServer[] = [];
  readonly #inFlight = new InFlight();
  readonly #unreplaced: string[] = [];
  readonly #anywhere: AnywhereHost;
  readonly #following: Promise<(() => void) | undefined>;
  /** By their ids: what runs on instances, whose host ends it when GameLift has ended it by force. */
  readonly #onInstances = new Map<string, SimulatedGameServer>();
  /** By instance: how many of its slots stay empty, because what ran there crashes before it is ready. */
  readonly #forsaken = new Map<string, number>();
  #script: ServerScript | undefined;
  #isLookWanted = false;
  #looking: Promise<void> | undefined;
  #isClosed = false;

  constructor(options: ServerHostsOptions) {
    this.#options = options;
    this.#script = options.usualScript;
    this.#anywhere = new AnywhereHost(options);
    this.#following = this.#follow();
  }

  /** Every server process that was ever started, the ended ones included. */
  get servers(): readonly SimulatedGameServer[] {
    return this.#servers;
  }

  pending(): string[] {
    return [...this.#inFlight.names(), ...this.#servers.flatMap((server) => server.pending())];
  }

  /** The processes that should have been started and could not be, each with the reason. */
  get unreplaced(): readonly string[] {
    return this.#unreplaced;
  }

  /**
   * Starts a server process and answers when it is ready, or where its script ends it.
   *
   * @param place on a managed fleet; the world's own fleet when left out.
   * @throws Error once the hosts are closed, also when that happens meanwhile.
   */
  async start(script: ServerScript | undefined, place?: ServerPlace): Promise<SimulatedGameServer> {
    this.#mustBeOpen();
    this.#script = script ?? this.#options.usualScript;
    const { fleet, resources } = this.#options;
    if (fleet === "ANYWHERE" && place === undefined) {
      return await this.#run(await this.#anywhere.identity(() => this.#mustBeOpen()), script);
    }
    const { scope, ...wish } = place ?? { fleetId: resources.fleetId };
    const identity = await this.#managed(wish, scope);
    if (identity === undefined) throw new Error("start-managed-host answered no process");
    return await this.#runManaged(identity, script, scope);
  }

  /** Starts a process on a compute of the Anywhere fleet that reaches GameLift by another address. */
  async startBehind(webSocketUrl: string, script?: ServerScript): Promise<SimulatedGameServer> {
    const identity = await this.#anywhere.identity(() => this.#mustBeOpen());
    return await this.#run({ ...identity, webSocketUrl }, script);
  }

  /** Starts what GameLift wants and nobody has started; answers when all of it has begun. */
  look(): Promise<void> {
    this.#isLookWanted = true;
    this.#looking ??= this.#lookWhileWanted().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  /** Lets every process vanish; nothing is replaced any more. */
  close(): void {
    this.#isClosed = true;
    void this.#following.then((stop) => stop?.());
    for (const server of this.#servers)
      if (server.state !== "ended" && server.state !== "crashed") server.crash();
  }

  #mustBeOpen(): void {
    if (this.#isClosed) throw new Error("the hosts are closed: no game server is started any more");
  }

  /** Whoever settles the world's clock looks by itself; this is for those who wait for nothing. */
  async #follow(): Promise<(() => void) | undefined> {
    try {
      return await this.#options.bench.followJournal(({ what, subjectId = "" }) => {
        if (what === "processes wanted") void this.#tryToStart(`on ${subjectId}`, () => this.look());
        if (what === "server process TERMINATED") this.#kill(subjectId);
      });
    } catch (error) {
      this.#lose("hosts do not hear what GameLift wants", show(error), undefined);
      return undefined;
    }
  }

  async #lookWhileWanted(): Promise<void> {
    while (this.#isLookWanted && !this.#isClosed) {
      this.#isLookWanted = false;
      for (const wanted of await this.#options.bench.wantedProcesses()) await this.#serve(wanted);
    }
  }

  /** Each slot is claimed before the next, so that the same history gives the same ids. */
  async #serve({ scope, fleetId, instanceId, count }: WantedProcesses): Promise<void> {
    for (let left = count - (this.#forsaken.get(instanceId) ?? 0); left > 0 && !this.#isClosed; left -= 1) {
      const identity = await this.#managed({ fleetId, instanceId }, scope);
      if (identity === undefined) return;
      const script = this.#script;
      void this.#tryToStart(`on ${instanceId}`, () => this.#runManaged(identity, script, scope));
    }
  }

  async #run(
    identity: ServerIdentity,
    script: ServerScript | undefined,
    watch: (server: SimulatedGameServer) => void = () => {},
  ): Promise<SimulatedGameServer> {
    this.#mustBeOpen();
    const webSocketUrl = script?.profile === "Cpp" ? this.#options.serverSdkTlsUrl : identity.webSocketUrl;
    const own = { ...identity, webSocketUrl };
    const server = new SimulatedGameServer({ ...this.#options.server, identity: own, script });
    this.#servers.push(server);
    watch(server);
    await server.start();
    return server;
  }

  #runManaged(
    identity: ServerIdentity,
    script: ServerScript | undefined,
    scope: FleetScope,
  ): Promise<SimulatedGameServer> {
    const { processId } = identity;
    return this.#run(identity, script, (server) => {
      this.#onInstances.set(processId, server);
      const over = (isCrash: boolean) => {
        this.#onInstances.delete(processId);
        this.#replace(identity, script, scope, isCrash);
      };
      server.events.once("crashed", () => over(true));
      server.events.once("ended", () => over(false));
    });
  }

  /** One that is ending by itself is left alone: its ProcessEnding is what GameLift has heard. */
  #kill(processId: string): void {
    const server = this.#onInstances.get(processId);
    if (server === undefined || server.state === "ending") return;
    void this.#inFlight.track(`killing process ${processId}`, async () => {
      // GameLift is still writing down what it did: nothing may be asked of it meanwhile.
      await nextTurn();
      if (this.#onInstances.has(processId)) server.crash();
    });
  }

  #replace(
    { processId, hostId, fleetId }: ServerIdentity,
    script: ServerScript | undefined,
    scope: FleetScope,
    isCrash: boolean,
  ): void {
    void this.#tryToStart(
      `instead of process ${processId}`,
      async () => {
        // A process that crashes before it is ready would be replaced for ever.
        const isForsaken = script?.crashAt === "connected" || script?.crashAt === "ready";
        if (isForsaken) this.#forsaken.set(hostId, (this.#forsaken.get(hostId) ?? 0) + 1);
        if (isCrash) await this.#options.bench.command("process-exited", { processId }, scope);
        if (isForsaken) return;
        const identity = await this.#managed({ fleetId, instanceId: hostId }, scope);
        if (identity !== undefined) await this.#runManaged(identity, script, scope);
      },
      processId,
    );
  }

  /** Nobody waits for such a process who could hear of a failure; one that the end has overtaken is no loss. */
  async #tryToStart(what: string, start: () => Promise<unknown>, processId?: string): Promise<void> {
    if (this.#isClosed) return;
    await this.#inFlight.track(`starting a server ${what}`, async () => {
      try {
        await start();
      } catch (error) {
        if (!this.#isClosed) this.#lose(`no server was started ${what}`, show(error), processId);
      }
    });
  }

  #lose(what: string, problem: string, processId: string | undefined): void {
    const { timers, note } = this.#options.server;
    this.#unreplaced.push(`${what}: ${problem}`);
    if (processId !== undefined)
      note?.({ kind: "failed", doing: "being replaced", problem, processId, notedAt: timers.now() });
  }

  /** Undefined where no process is wanted any more. */
  async #managed(
    wish: { readonly fleetId: string; readonly location?: string; readonly instanceId?: string },
    scope: FleetScope,
  ): Promise<ServerIdentity | undefined> {
    const { bench, dnsName, serverSdkUrl } = this.#options;
    const address = dnsName === undefined ? {} : { dnsName };
    const answer = await bench.command(
      "start-managed-host",
      { ...wish, ...address, isSimulated: true },
      scope,
    );
    return managedIdentity(answer as ManagedHostAnswer, serverSdkUrl);
  }
}
