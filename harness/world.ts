import { mkdirSync } from "node:fs";
import { join } from "node:path";
import {
  DescribeGameSessionsCommand,
  DescribeGameSessionPlacementCommand,
  type GameLiftClient,
  type GameSession as ApiGameSession,
} from "@aws-sdk/client-gamelift";
import { type Addresses, DEFAULT_HOME } from "../emulator/index.ts";
import type { Bench } from "./bench.ts";
import { WorldClock } from "./clock.ts";
import { eventually } from "./eventually.ts";
import { camelCased, gameLiftClient } from "./gamelift.ts";
import { createGuideResources, type GuideResources, guideNames } from "./guide-resources.ts";
import { JournalReader } from "./journal-reader.ts";
import { type IndexRow, readNakamaIndex } from "./nakama-index.ts";
import { callNakamaRpc, type NakamaAccess } from "./nakama-rpc.ts";
import { playerName } from "./player-names.ts";
import { Player } from "./player.ts";
import { QueueSpy } from "./queue.ts";
import { SeededIds } from "./seeded-ids.ts";
import { ServerHosts } from "./server-hosts.ts";
import type { ServerScript } from "./simulated-server/server-script.ts";
import type { SimulatedGameServer } from "./simulated-server/simulated-game-server.ts";
import { WorldBroker } from "./world-broker.ts";
import { startWorldEmulator } from "./world-emulator.ts";
import { WorldNakama } from "./world-nakama.ts";
import { WorldNotes } from "./world-notes.ts";
import { WORLD_EVENT_DELAY_MS, type WorldOptions } from "./world-options.ts";
import type { WorldStack } from "./world-stack.ts";

/** A game session with member names as the harness writes them: `gameSessionId`, `currentPlayerSessionCount`, … */
export type GameSessionView = { readonly [Name in keyof ApiGameSession as Uncapitalize<Name>]: ApiGameSession[Name] };

export interface GameServersWish {
  readonly count: number;
  /** How all of them behave; as the guide says unless told. */
  readonly script?: ServerScript;
}

/** Everything that a world is made of. */
interface WorldParts {
  readonly name: string;
  readonly folder: string;
  readonly options: WorldOptions;
  readonly bench: Bench;
  readonly addresses: Addresses;
  readonly gamelift: GameLiftClient;
  readonly resources: GuideResources;
  readonly clock: WorldClock;
  readonly journal: JournalReader;
  readonly notes: WorldNotes;
  readonly broker: WorldBroker;
  readonly queue: QueueSpy;
  readonly hosts: ServerHosts;
  readonly nakama: WorldNakama;
  readonly databaseAddress: string;
  readonly players: Player[];
  readonly closeDatabase: () => Promise<void>;
}

/** Limit of the waits here, in milliseconds of wall time. */
const WAIT_LIMIT_MS = 10_000;

/** One fresh game backend: its own GameLift, queue, database and Nakama, with the players and servers of a scenario. */
export class World {
  readonly #parts: WorldParts;

  private constructor(parts: WorldParts) {
    this.#parts = parts;
  }

  /** Builds a world and answers when Nakama has made its first sync and its first poll. */
  static async create(name: string, stack: WorldStack, options: WorldOptions = {}): Promise<World> {
    return new World(await buildWorld(name, stack, options));
  }

  get name(): string {
    return this.#parts.name;
  }
  /** Where this world's logs are. */
  get folder(): string {
    return this.#parts.folder;
  }
  get bench(): Bench {
    return this.#parts.bench;
  }
  get addresses(): Addresses {
    return this.#parts.addresses;
  }
  get clock(): WorldClock {
    return this.#parts.clock;
  }
  /** AWS's own client, for everything GameLift offers. */
  get gamelift(): GameLiftClient {
    return this.#parts.gamelift;
  }
  get resources(): GuideResources {
    return this.#parts.resources;
  }
  get queue(): QueueSpy {
    return this.#parts.queue;
  }
  get broker(): WorldBroker {
    return this.#parts.broker;
  }
  get nakama(): WorldNakama {
    return this.#parts.nakama;
  }
  get notes(): WorldNotes {
    return this.#parts.notes;
  }
  get journal(): JournalReader {
    return this.#parts.journal;
  }
  /** Every server process that was started, ended ones and replacements included. */
  get servers(): readonly SimulatedGameServer[] {
    return this.#parts.hosts.servers;
  }

  /** Starts game servers and answers when they are ready; their fleet replaces those that end, unless it is Anywhere. */
  async gameServers({ count, script }: GameServersWish): Promise<readonly SimulatedGameServer[]> {
    const started: SimulatedGameServer[] = [];
    for (let i = 0; i < count; i++) started.push(await this.#parts.hosts.start(script));
    return started;
  }

  /** Starts one game server with a behaviour of its own. */
  gameServer(script?: ServerScript): Promise<SimulatedGameServer> {
    return this.#parts.hosts.start(script);
  }

  /** Signs players in, in the order of their names: ada, ben, cleo, … */
  async players<Count extends number>(count: Count): Promise<PlayersOf<Count>> {
    const first = this.#parts.players.length;
    const joined = await Promise.all(Array.from({ length: count }, (_, i) => this.#connect(playerName(first + i))));
    this.#parts.players.push(...joined);
    return joined as PlayersOf<Count>;
  }

  async #connect(name: string): Promise<Player> {
    const { nakama, options, notes } = this.#parts;
    const player = await Player.connect({
      name,
      seed: options.seed ?? this.name,
      nakama: { baseUrl: nakama.access.baseUrl, serverKey: nakama.serverKey },
    });
    notes.watch(player);
    return player;
  }

  /** The game sessions of the fleet as DescribeGameSessions tells them, oldest first. */
  async gameSessions(): Promise<readonly GameSessionView[]> {
    const { GameSessions } = await this.gamelift.send(
      new DescribeGameSessionsCommand({ FleetId: this.resources.fleetId }),
    );
    return (GameSessions ?? []).map((gameSession) => camelCased(gameSession) as GameSessionView);
  }

  /** Waits until the latest placement has this status and answers its id. */
  placement(status: "PENDING" | "FULFILLED" | "CANCELLED" | "TIMED_OUT" | "FAILED"): Promise<string> {
    return eventually(
      `a placement that is ${status}`,
      async (saw) => {
        const latest = (await this.placements()).at(-1);
        saw(latest ?? "no placement");
        if (latest?.status !== status) return undefined;
        return latest.placementId;
      },
      { withinMs: WAIT_LIMIT_MS },
    );
  }

  /** Every placement in the order of arrival. */
  async placements(): Promise<readonly { readonly placementId: string; readonly status: string }[]> {
    const [home] = await this.bench.state();
    return (home?.tables.placements ?? []) as unknown as { placementId: string; status: string }[];
  }

  /** A placement as DescribeGameSessionPlacement tells it. */
  async describePlacement(placementId: string) {
    const { GameSessionPlacement } = await this.gamelift.send(
      new DescribeGameSessionPlacementCommand({ PlacementId: placementId }),
    );
    if (GameSessionPlacement === undefined) throw new Error(`placement ${placementId} was not described`);
    return GameSessionPlacement;
  }

  /** Why the latest placement, or the named one, is where it is. */
  explain(placementId?: string): Promise<string> {
    return this.bench.explain(placementId);
  }

  /** The rows by which Nakama's fleet manager finds game sessions, read in its database. */
  index(): Promise<readonly IndexRow[]> {
    return readNakamaIndex(this.#parts.databaseAddress);
  }

  /** Calls an RPC of Nakama as a server does, with the HTTP key, and answers what it returned, parsed. */
  async rpc(id: string, payload: object): Promise<unknown> {
    const text = await callNakamaRpc(this.nakama.access, id, payload);
    return text === "" ? undefined : JSON.parse(text);
  }

  /**
   * Resolves when nothing is under way between GameLift, queue, Nakama and players: the queue is empty, every receive
   * was followed by its delete, nobody waits for an answer.
   */
  async quiet(): Promise<void> {
    let quietLooks = 0;
    await eventually(
      "the world is quiet",
      async (saw) => {
        const busy = [
          ...(await this.bench.busy()),
          ...this.#busyActors(),
          ...(await this.#parts.queue.unfinished()),
        ];
        saw(busy);
        quietLooks = busy.length === 0 ? quietLooks + 1 : 0;
        return quietLooks >= 2;
      },
      { withinMs: 2 * WAIT_LIMIT_MS },
    );
  }

  #busyActors(): string[] {
    return [...this.#parts.hosts.pending(), ...this.#parts.players.flatMap((player) => player.pending())];
  }

  /** Ends everything, whatever state it is in: players, servers, Nakama, emulator, own broker, database. */
  async close(): Promise<void> {
    const { players, hosts, nakama, bench, broker, closeDatabase } = this.#parts;
    await Promise.allSettled(players.map((player) => player.close()));
    hosts.close();
    await nakama.close();
    await bench.close();
    await broker.close();
    await closeDatabase();
  }
}

type PlayersOf<Count extends number, List extends Player[] = []> = number extends Count
  ? Player[]
  : List["length"] extends Count
    ? List
    : PlayersOf<Count, [...List, Player]>;

async function buildWorld(name: string, stack: WorldStack, options: WorldOptions): Promise<WorldParts> {
  const folder = join(stack.runFolder, name);
  mkdirSync(folder, { recursive: true });
  const seed = options.seed ?? name;
  const isFifo = options.topic !== "standard";
  const fifo = isFifo ? ".fifo" : "";
  const queueName = guideNames.queue.replace(".fifo", fifo);
  const broker = await WorldBroker.of(stack, name, folder, options.ownBroker === true);
  const [bench, databaseAddress] = await Promise.all([
    startWorldEmulator(options.emulator ?? "object", {
      seed,
      stateFolder: stack.stateFolder,
      queuePrefix: broker.prefix,
      minimumEventDelayMs: options.minimumEventDelayMs ?? WORLD_EVENT_DELAY_MS,
      brokerUrl: broker.url,
      logFolder: folder,
    }),
    stack.createDatabase(databaseNameOf(name)),
    broker.createQueue(queueName),
  ]);
  const addresses = await bench.addresses();
  const region = DEFAULT_HOME.region;
  const gamelift = gameLiftClient(addresses.apiUrl, region);
  const resources = await createGuideResources(bench, gamelift, region, {
    fleet: options.fleet ?? "EC2",
    queueTimeoutSeconds: options.queueTimeoutSeconds ?? 30,
    activationTimeoutSeconds: options.activationTimeoutSeconds,
    topicName: guideNames.topic.replace(".fifo", fifo),
    queueName,
    customEventData: options.customEventData,
  });
  const players: Player[] = [];
  const late: { hosts?: ServerHosts } = {};
  const clock = await WorldClock.of(bench, () => [
    ...(late.hosts?.pending() ?? []),
    ...players.flatMap((player) => player.pending()),
  ]);
  const notes = new WorldNotes(() => clock.now());
  const journal = new JournalReader(bench);
  const queue = new QueueSpy(journal, () => broker.admin, broker.nameOf(queueName));
  const nakama = await WorldNakama.start({
    stack,
    folder,
    databaseAddress,
    addresses,
    matchmaker: options.matchmaker ?? { intervalSeconds: 1, maxIntervals: 1 },
    runtimeEnvironment: {
      GL_AWS_ACCESS_KEY: "AKIDWINDTUNNEL",
      GL_AWS_SECRET_ACCESS_KEY: "windtunnel",
      GL_AWS_REGION: region,
      GL_AWS_ALIAS_ID: resources.aliasId,
      GL_PLACEMENT_QUEUE_NAME: resources.gameSessionQueueName,
      GL_PLACEMENT_EVENTS_SQS_URL: `https://sqs.${region}.amazonaws.com/${DEFAULT_HOME.account}/${queueName}`,
      ...options.pluginSettings,
    },
    journal,
    notes,
  });
  const ids = new SeededIds(seed);
  const access: () => NakamaAccess = () => nakama.access;
  const hosts = new ServerHosts({
    bench,
    gamelift,
    resources,
    fleet: options.fleet ?? "EC2",
    serverSdkUrl: addresses.serverSdkUrl,
    newId: () => ids.uuid("request"),
    server: {
      timers: clock,
      random: ids.stream("heartbeat-jitter"),
      newId: () => ids.uuid("request"),
      nakama: access(),
      note: (note) => notes.server(note),
    },
  });
  late.hosts = hosts;
  return {
    name,
    folder,
    options,
    bench,
    addresses,
    gamelift,
    resources,
    clock,
    journal,
    notes,
    broker,
    queue,
    hosts,
    nakama,
    databaseAddress,
    players,
    closeDatabase: () => stack.dropDatabase(databaseNameOf(name)),
  };
}

/** **Documented** (PostgreSQL): identifiers have at most 63 bytes. */
const databaseNameOf = (worldName: string): string => worldName.replace(/[^a-z0-9]+/g, "_").slice(0, 63);
