import { DEFAULT_HOME, startEmulator } from "../../emulator/index.ts";
import { type Bench, benchOf } from "../bench.ts";
import { WorldClock } from "../clock.ts";
import { Closers } from "../closers.ts";
import { gameLiftClient } from "../gamelift.ts";
import { JournalReader } from "../journal-reader.ts";
import { SeededIds } from "../seeded-ids.ts";
import { ServerHosts, type ServerHostsOptions } from "../server-hosts.ts";
import type { ServersStage } from "./client-step.ts";

/** What RegisterCompute tells clients; the real one has another port in every bench. Simulated servers are told that. */
const TOLD_ENDPOINT = "ws://game-servers.example:7777";

type ServerSdkUrls = Pick<ServerHostsOptions, "serverSdkUrl" | "serverSdkTlsUrl">;

/**
 * A GameLift for one client alone: empty, with a standing clock, and with ids that are the same in every bench, so that
 * clients can be compared by what they are answered.
 */
export class ClientBench {
  readonly bench: Bench;
  readonly apiUrl: string;
  readonly region: string = DEFAULT_HOME.region;
  readonly clock: WorldClock;
  readonly journal: JournalReader;
  readonly #serverSdk: ServerSdkUrls;
  readonly #hosts: ServerHosts[];
  readonly #ids: SeededIds;
  readonly #closers: Closers;

  private constructor(parts: {
    readonly bench: Bench;
    readonly apiUrl: string;
    readonly serverSdk: ServerSdkUrls;
    readonly clock: WorldClock;
    readonly hosts: ServerHosts[];
    readonly seed: string;
    readonly closers: Closers;
  }) {
    this.bench = parts.bench;
    this.apiUrl = parts.apiUrl;
    this.clock = parts.clock;
    this.journal = new JournalReader(parts.bench);
    this.#serverSdk = parts.serverSdk;
    this.#hosts = parts.hosts;
    this.#ids = new SeededIds(parts.seed);
    this.#closers = parts.closers;
  }

  static async start(seed: string): Promise<ClientBench> {
    const closers = new Closers();
    const bench = benchOf(
      await startEmulator({
        seed,
        clock: { mode: "manual" },
        minimumEventDelayMs: 0,
        serverSdkEndpoint: TOLD_ENDPOINT,
      }),
    );
    closers.add("the emulator", () => bench.close());
    const { apiUrl, serverSdkUrl, serverSdkTlsUrl } = await bench.addresses();
    const serverSdk = { serverSdkUrl, serverSdkTlsUrl };
    const hosts: ServerHosts[] = [];
    const clock = await WorldClock.of(bench, () => hosts.flatMap((host) => host.pending()));
    return new ClientBench({ bench, apiUrl, serverSdk, clock, hosts, seed, closers });
  }

  /** The server processes that could not be replaced, each with the reason. */
  get unreplaced(): readonly string[] {
    return this.#hosts.flatMap((hosts) => hosts.unreplaced);
  }

  /** Starts server processes on hosts of a managed fleet, one after the other. */
  async gameServers(
    fleetId: string,
    { count, script }: Pick<ServersStage, "count" | "script">,
  ): Promise<void> {
    const newId = () => this.#ids.uuid("request");
    const hosts = new ServerHosts({
      bench: this.bench,
      gamelift: gameLiftClient(this.apiUrl, this.region),
      resources: { fleetId, location: this.region },
      fleet: "EC2",
      ...this.#serverSdk,
      newId,
      server: { timers: this.clock, random: this.#ids.stream("heartbeat-jitter"), newId },
    });
    this.#hosts.push(hosts);
    this.#closers.add("the game servers", () => hosts.close());
    for (let started = 0; started < count; started += 1) await hosts.start(script);
  }

  /** Resolves when GameLift and the game servers are idle. */
  quiet(): Promise<void> {
    return this.clock.settle();
  }

  close(): Promise<void> {
    return this.#closers.closeAll();
  }
}
