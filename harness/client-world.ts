import { setTimeout as pause } from "node:timers/promises";
import { DescribeFleetEventsCommand, type GameLiftClient } from "@aws-sdk/client-gamelift";
import { DEFAULT_HOME, type Explanation } from "../emulator/index.ts";
import type { Bench } from "./bench.ts";
import type { WorldClock } from "./clock.ts";
import { Closers } from "./closers.ts";
import { orClose } from "./failure-first.ts";
import { gameLiftClient } from "./gamelift.ts";
import { GoSdkClient } from "./go-sdk-client.ts";
import type { GuideResources } from "./guide-resources.ts";
import type { JournalReader } from "./journal-reader.ts";
import { LaunchedFleet, type LaunchWish } from "./launched-fleet.ts";
import type { QueueSpy } from "./queue.ts";
import { GoServers, type GoServerWish } from "./real-server/go-servers.ts";
import type { RealGameServer } from "./real-server/real-game-server.ts";
import { SdkRelay } from "./real-server/sdk-relay.ts";
import { ServerPrograms } from "./real-server/server-programs.ts";
import type { ServerHosts, ServerPlace } from "./server-hosts.ts";
import type { ServerScript } from "./simulated-server/server-script.ts";
import type { SimulatedGameServer } from "./simulated-server/simulated-game-server.ts";
import { projectFolders } from "./stack/folders.ts";
import { buildGoSdkClient } from "./stack/go-sdk-client.ts";
import type { FaultWish, OrderedFault, WorldFaults } from "./world-faults.ts";
import { layWorldGround, openServerHosts, type WorldGround } from "./world-ground.ts";
import type { WorldNotes } from "./world-notes.ts";
import type { WorldStack } from "./world-stack.ts";

export interface ClientWorldOptions {
  /** The emulator as an object of the scenario's process, which is usual, or as a process of its own. */
  readonly emulator?: "object" | "process";
  readonly seed?: string;
  /** What its recording is called; the seed unless told. */
  readonly title?: string;
  /** The guide's managed EC2 fleet, or an Anywhere fleet in a custom location. */
  readonly fleet?: "EC2" | "ANYWHERE";
  /** On-Demand instances unless told; only Spot instances can be interrupted. */
  readonly fleetType?: "ON_DEMAND" | "SPOT";
  /** Wall milliseconds between StartGameSessionPlacement's answer and the earliest event. */
  readonly minimumEventDelayMs?: number;
  /** Throttle calls by the rate limits that AWS publishes; the world's clock alone brings tokens back. */
  readonly rateLimits?: boolean;
  /** Servers that are launched are told the TLS socket, which C++ and Unreal need. */
  readonly launchWithTls?: boolean;
}

/**
 * The guide's GameLift with its queue and game servers and no Nakama: what AWS clients are tried against. It needs
 * nothing of a machine that a module proxy could refuse.
 */
export class ClientWorld {
  /** In the story: no Nakama plays in this world. */
  readonly backendName = "go client";
  readonly #ground: WorldGround;
  readonly #hosts: ServerHosts;
  readonly #goServers: GoServers;
  readonly #serverPrograms: ServerPrograms;

  private constructor(ground: WorldGround) {
    this.#ground = ground;
    this.#hosts = openServerHosts(ground);
    this.#goServers = new GoServers(ground);
    this.#serverPrograms = new ServerPrograms(ground);
  }

  /** @throws what the first failing part says; what was built before it is closed again. */
  static create(name: string, stack: WorldStack, options: ClientWorldOptions = {}): Promise<ClientWorld> {
    const closers = new Closers();
    return orClose(
      async () => new ClientWorld(await layWorldGround(name, stack, options, closers)),
      () => closers.closeAll(),
    );
  }

  get bench(): Bench {
    return this.#ground.bench;
  }
  get clock(): WorldClock {
    return this.#ground.clock;
  }
  get journal(): JournalReader {
    return this.#ground.journal;
  }
  get faults(): WorldFaults {
    return this.#ground.faults;
  }
  get notes(): WorldNotes {
    return this.#ground.notes;
  }
  get seed(): string {
    return this.#ground.seed;
  }
  get queue(): QueueSpy {
    return this.#ground.queue;
  }
  /** AWS's own client, for everything GameLift offers. */
  get gamelift(): GameLiftClient {
    return this.#ground.gamelift;
  }
  get resources(): GuideResources {
    return this.#ground.resources;
  }
  /** By which AWS clients name the queue of placement events. */
  get queueUrl(): string {
    const { region, queueName } = this.#ground;
    return `https://sqs.${region}.amazonaws.com/${DEFAULT_HOME.account}/${queueName}`;
  }
  /** Where this world's logs are. */
  get folder(): string {
    return this.#ground.folder;
  }

  /** Every server process that was started, ended ones and replacements included. */
  get servers(): readonly SimulatedGameServer[] {
    return this.#hosts.servers;
  }

  /** The server processes that could not be replaced, each with the reason. */
  get unreplaced(): readonly string[] {
    return this.#hosts.unreplaced;
  }

  /** Resolves when GameLift and the game servers are idle; what a client leaves in the queue is its own affair. */
  quiet(): Promise<void> {
    return this.#ground.clock.settle();
  }

  /** Starts game servers, on the guide's fleet unless told, and answers when they are ready. */
  async gameServers({
    count,
    script,
    place,
  }: {
    readonly count: number;
    readonly script?: ServerScript;
    readonly place?: ServerPlace;
  }): Promise<void> {
    for (let i = 0; i < count; i++) await this.#hosts.start(script, place);
  }

  /** Starts a real server on a compute of the world's Anywhere fleet; the scenario says that it needs `go-server`. */
  goServer(wish?: GoServerWish): Promise<RealGameServer> {
    return this.#goServers.start(wish);
  }

  /** A managed fleet of real server processes, which the emulator launches; the world's alias leads there from now on. */
  launches(wish: LaunchWish = {}): Promise<LaunchedFleet> {
    return LaunchedFleet.create(this.#ground, wish);
  }

  /** A line between game servers and GameLift that can be cut. */
  async sdkRelay(): Promise<SdkRelay> {
    const { addresses, closers } = this.#ground;
    const relay = await SdkRelay.open(addresses.serverSdkUrl);
    closers.add("the relay of game servers", () => relay.close());
    return relay;
  }

  /** Starts a server in the machine's time, as a program of its own, on a compute of the world's Anywhere fleet. */
  serverProgram(args?: readonly string[]): Promise<RealGameServer> {
    return this.#serverPrograms.start(args);
  }

  /** Starts a simulated server on a compute of the Anywhere fleet whose line passes the relay. */
  gameServerBehind({ url }: SdkRelay, script?: ServerScript): Promise<SimulatedGameServer> {
    return this.#hosts.startBehind(url, script);
  }

  /** Orders something to go wrong by its name in `docs/faults.md`; it is lifted at the latest when the story is told. */
  async fault(name: string, wish?: FaultWish): Promise<OrderedFault> {
    const fault = await this.#ground.faults.order(name, wish);
    await this.clock.catchUp();
    return fault;
  }

  /** Why it is as it is, in words. @param id of a placement, game session, player session or player; else the latest. */
  explain(id?: string): Promise<string> {
    return this.bench.explain(id);
  }

  /** The same with a code for each cause. */
  explanation(id?: string): Promise<Explanation> {
    return this.bench.explanation(id);
  }

  /** AWS's own client in another Region of the same account. */
  gameliftIn(region: string): GameLiftClient {
    const client = gameLiftClient(this.#ground.addresses.apiUrl, region);
    this.#ground.closers.add(`the client of ${region}`, async () => client.destroy());
    return client;
  }

  /** A client in Go with the fleet manager's own SDK versions; built when it was not yet. */
  async goSdkClient(): Promise<GoSdkClient> {
    const { binary } = await buildGoSdkClient(projectFolders());
    const { region, addresses, closers } = this.#ground;
    const client = new GoSdkClient({ binary, region, addresses });
    closers.add("the Go client", () => client.close());
    return client;
  }

  /** Lets the machine's time pass, not GameLift's: connections grow old by it. */
  async leaveConnectionsIdle(seconds: number): Promise<void> {
    await pause(seconds * 1_000);
  }

  /** What DescribeFleetEvents tells of the world's fleet, the codes only. */
  async fleetEventCodes(): Promise<readonly string[]> {
    const { Events = [] } = await this.gamelift.send(
      new DescribeFleetEventsCommand({ FleetId: this.resources.fleetId }),
    );
    return Events.map(({ EventCode = "" }) => EventCode);
  }

  /** How often each operation has reached GameLift. */
  async callsOf(operation: string): Promise<number> {
    return (await this.journal.all()).filter(
      (entry) => entry.kind === "input" && entry.details.operation === operation,
    ).length;
  }

  close(): Promise<void> {
    return this.#ground.closers.closeAll();
  }
}
