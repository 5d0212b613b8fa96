import {
  DescribeGameSessionPlacementCommand,
  DescribeGameSessionsCommand,
  type GameLiftClient,
} from "@aws-sdk/client-gamelift";
import { findChromium } from "../bootstrap/machine.mjs";
import type { Addresses } from "../emulator/index.ts";
import type { Bench } from "./bench.ts";
import type { BrowserPlayer } from "./browser/browser-player.ts";
import { buildWorld, type WorldParts } from "./build-world.ts";
import type { WorldClock } from "./clock.ts";
import { cutQueuePath } from "./cut-queue-path.ts";
import type { Duration } from "./duration.ts";
import type { WorldEmulator } from "./emulator-lives.ts";
import { eventually } from "./eventually.ts";
import type { GameServersWish } from "./game-servers-wish.ts";
import type { GameSessionView } from "./game-session-view.ts";
import { camelCased } from "./gamelift.ts";
import type { GuideResources } from "./guide-resources.ts";
import type { JournalReader } from "./journal-reader.ts";
import { LaunchedFleet, type LaunchWish } from "./launched-fleet.ts";
import { type IndexRow, readNakamaIndex } from "./nakama-index.ts";
import { Player } from "./player.ts";
import { playerName } from "./player-names.ts";
import type { PlayersOf } from "./players-of.ts";
import type { QueueSpy } from "./queue.ts";
import type { GoServerWish } from "./real-server/go-servers.ts";
import type { RealGameServer } from "./real-server/real-game-server.ts";
import type { ServerScript } from "./simulated-server/server-script.ts";
import type { SimulatedGameServer } from "./simulated-server/simulated-game-server.ts";
import type { WorldBroker } from "./world-broker.ts";
import type { WorldDatabase } from "./world-database.ts";
import type { FaultWish, OrderedFault, WorldFaults } from "./world-faults.ts";
import { busyActors } from "./world-ground.ts";
import type { WorldNakama } from "./world-nakama.ts";
import type { WorldNotes } from "./world-notes.ts";
import type { WorldOptions } from "./world-options.ts";
import type { WorldStack } from "./world-stack.ts";

/** Limit of the waits here, in milliseconds of wall time. */
const WAIT_LIMIT_MS = 20_000;

/** A message that a dead poll has taken comes back after its 10 s, and Nakama's next poll takes up to 20 s. */
const QUIET_LIMIT_MS = 35_000;

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
  /** What ids and chance of this world come from: the same seed, the same ones. */
  get seed(): string {
    return this.#parts.seed;
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
  /** For worlds with `emulator: "process"`, which may kill it. */
  get emulator(): WorldEmulator {
    return this.#parts.emulator;
  }
  get database(): WorldDatabase {
    return this.#parts.database;
  }
  get faults(): WorldFaults {
    return this.#parts.faults;
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

  /** Why server processes could not be replaced. */
  get unreplaced(): readonly string[] {
    return this.#parts.hosts.unreplaced;
  }

  /** Starts game servers and answers when they are ready; their fleet replaces those that end, unless it is Anywhere. */
  async gameServers({ count, script, place }: GameServersWish): Promise<readonly SimulatedGameServer[]> {
    const started: SimulatedGameServer[] = [];
    for (let i = 0; i < count; i++) started.push(await this.#parts.hosts.start(script, place));
    return started;
  }

  /** Starts one game server with a behaviour of its own. */
  gameServer(script?: ServerScript): Promise<SimulatedGameServer> {
    return this.#parts.hosts.start(script);
  }

  /**
   * A managed fleet of real server processes, which the emulator launches; the world's alias leads there from now on, and
   * simulated ones report to the world's Nakama.
   */
  launches({ parameters, ...wish }: LaunchWish = {}): Promise<LaunchedFleet> {
    const { baseUrl, httpKey } = this.#parts.nakama.access;
    const reports = wish.executable === undefined ? [`--nakama-url=${baseUrl}`, `--http-key=${httpKey}`] : [];
    const all = [...reports, ...(parameters === undefined ? [] : [parameters])].join(" ");
    return LaunchedFleet.create(this.#parts, { ...wish, ...(all === "" ? {} : { parameters: all }) });
  }

  /** Starts a real server on a compute of the world's Anywhere fleet; the scenario says that it needs `go-server`. */
  goServer(wish?: GoServerWish): Promise<RealGameServer> {
    return this.#parts.goServers.start(wish);
  }

  /** Signs players in, in the order of their names: ada, ben, cleo, … */
  async players<Count extends number>(count: Count): Promise<PlayersOf<Count>> {
    const first = this.#parts.players.length;
    const joined = await Promise.all(
      Array.from({ length: count }, (_, i) => this.#connect(playerName(first + i))),
    );
    this.#parts.players.push(...joined);
    return joined as PlayersOf<Count>;
  }

  /** Signs in a player who plays in a Chromium; the scenario says that it needs one. @throws Error without any. */
  async browserPlayer(): Promise<BrowserPlayer> {
    const { nakama, players, seed, notes } = this.#parts;
    const chromiumPath = findChromium(process.env, process.platform);
    if (chromiumPath === undefined)
      throw new Error('there is no Chromium here: a scenario with a browser says `needs: ["chromium"]`');
    // Not before it is wanted: browser driver and bundler cost every other world a tenth of a second.
    const { BrowserPlayer } = await import("./browser/browser-player.ts");
    const player = await BrowserPlayer.open({
      name: playerName(players.length),
      seed,
      nakama: { baseUrl: nakama.access.baseUrl, serverKey: nakama.serverKey },
      chromiumPath,
    });
    players.push(player);
    notes.watch(player);
    return player;
  }

  async #connect(name: string): Promise<Player> {
    const { nakama, notes } = this.#parts;
    const player = await Player.connect({
      name,
      seed: this.seed,
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

  /** Why it is as it is, in words. @param id of a placement, game session, player session or player; else the latest. */
  explain(id?: string): Promise<string> {
    return this.bench.explain(id);
  }

  /** The rows by which Nakama's fleet manager finds game sessions, read in its database. */
  index(): Promise<readonly IndexRow[]> {
    return readNakamaIndex(this.#parts.databaseAddress);
  }

  /** Calls an RPC of Nakama as a server does, with the HTTP key, and answers what it returned, parsed. */
  rpc(id: string, payload: object | null): Promise<unknown> {
    return this.nakama.rpc(id, payload);
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
          ...(await busyActors(this.#parts.actors)),
          ...(await this.#parts.queue.unfinished()),
        ];
        saw(busy);
        quietLooks = busy.length === 0 ? quietLooks + 1 : 0;
        return quietLooks >= 2;
      },
      { withinMs: QUIET_LIMIT_MS + this.clock.heldAtMostMs },
    );
  }

  /**
   * Cuts the way between this world and its queues, in both directions, and mends it after so much of the machine's
   * time: the queue and Nakama do not live on the world's clock. Resolves when it is mended.
   */
  cutQueuePath(duration: Duration): Promise<void> {
    return cutQueuePath(this.#parts, duration);
  }

  /** Kills the world's own broker with everything in its queues. @throws Error where the broker is shared. */
  async killBroker(): Promise<void> {
    this.notes.fault("the broker is killed");
    await this.broker.kill();
  }

  /**
   * Starts the world's own broker again, empty. The way stays cut until its queues are there again: an event that met
   * a broker without its queue would be refused for good, as AWS does.
   */
  async startBrokerAgain(): Promise<void> {
    await this.bench.setQueueReachable(false);
    await this.broker.startAgain();
    await this.bench.setQueueReachable(true);
    this.notes.world("the broker is back, empty");
  }

  /** Orders something to go wrong by its name in `docs/faults.md`; it is lifted at the latest when the story is told. */
  async fault(name: string, wish?: FaultWish): Promise<OrderedFault> {
    const fault = await this.#parts.faults.order(name, wish);
    await this.clock.catchUp();
    return fault;
  }

  /** Ends everything, whatever state it is in: players, servers, Nakama, database, emulator, own broker. */
  close(): Promise<void> {
    return this.#parts.closers.closeAll();
  }
}
