/** An emulator with the guide's fleet and queue, and hosts of server processes that a test connects as it likes. */
import type { CreateFleetInput } from "@aws-sdk/client-gamelift";
import type { ClientOptions } from "ws";
import type { LivenessBase } from "../domain/server-process.ts";
import type { EmulatorOptions, JournalEntry } from "../index.ts";
import type { Wall } from "../runtime/wall.ts";
import { SIMULATED_TOOL_NAME } from "../server-sdk/simulated-tool-name.ts";
import { type GuideSetUp, known, setUpAsInTheGuide } from "./guide-set-up.ts";
import { Placements } from "./placements.ts";
import { SdkClient } from "./sdk-client.ts";
import { TestEmulator } from "./test-emulator.ts";

export type Scheme = "ws" | "wss";
export const schemes: readonly Scheme[] = ["ws", "wss"];

/** What an instance host hands to a process. */
export interface Host {
  readonly processId: string;
  readonly fleetId: string;
  readonly computeName: string;
  readonly authToken: string;
}

export type Query = { readonly [key: string]: string | undefined };

export class ServerSdkBench {
  readonly bench: TestEmulator;
  readonly guide: GuideSetUp;
  readonly placements: Placements;
  readonly scheme: Scheme;
  readonly #clients: SdkClient[] = [];

  private constructor(bench: TestEmulator, guide: GuideSetUp, scheme: Scheme) {
    this.bench = bench;
    this.guide = guide;
    this.placements = new Placements(bench, guide.queueName);
    this.scheme = scheme;
  }

  static async start(
    scheme: Scheme = "ws",
    given: { options?: EmulatorOptions; wall?: Wall; fleet?: Partial<CreateFleetInput> } = {},
  ): Promise<ServerSdkBench> {
    const bench = await TestEmulator.start("json", given.options, given.wall);
    const guide = await setUpAsInTheGuide(bench, given.fleet === undefined ? {} : { fleet: given.fleet });
    return new ServerSdkBench(bench, guide, scheme);
  }

  get control() {
    return this.bench.emulator.control;
  }

  /** @param given what the host says of itself: `isSimulated`, `watchesExits`. */
  host(given: object = {}): Host {
    const { fleetId } = this.guide;
    return this.control.command("start-managed-host", { fleetId, ...given }) as unknown as Host;
  }

  /** Lets a time base pass, stopping at each instant at which a rule is due. */
  async pass(base: LivenessBase, seconds: number): Promise<void> {
    if (base === "clock") return await this.bench.advance(seconds);
    const target = this.control.clock().realNow + seconds * 1_000;
    await this.bench.settled();
    while (this.control.clock().realNow < target) {
      const { nextRealDueAt } = this.control.clock();
      this.control.setClock(Math.min(nextRealDueAt ?? target, target), "real");
      await this.bench.settled();
    }
  }

  /** The codes of what happened to the fleet after it was set up, oldest first. */
  fleetEvents(): readonly string[] {
    const events = this.control.state().flatMap(({ tables }) => tables.fleetEvents ?? []);
    return (events as readonly { readonly code: string; readonly sequence: number }[])
      .toSorted((a, b) => a.sequence - b.sequence)
      .map(({ code }) => code)
      .filter((code) => !code.startsWith("FLEET_"));
  }

  get endpoint(): string {
    const { serverSdkUrl, serverSdkTlsUrl } = this.bench.emulator.addresses;
    return this.scheme === "ws" ? serverSdkUrl : serverSdkTlsUrl;
  }

  /** The query of an SDK, unescaped; undefined leaves a key out. */
  query(host: Host, given: Query = {}): Query {
    return {
      Authorization: host.authToken,
      ComputeId: host.computeName,
      FleetId: host.fleetId,
      IdempotencyToken: "0d0c7f1e-0000-4000-8000-000000000000",
      pID: host.processId,
      sdkLanguage: "Go",
      sdkVersion: "5.6.0",
      ...given,
    };
  }

  url(query: Query, path = "/"): string {
    const pairs = Object.entries(query).flatMap(([key, value]) =>
      value === undefined ? [] : [`${key}=${value}`],
    );
    return `${this.endpoint}${path}?${pairs.join("&")}`;
  }

  async connect(host: Host, given: Query = {}, options: ClientOptions = {}): Promise<SdkClient> {
    return await this.connectTo(this.url(this.query(host, given)), options);
  }

  async connectTo(url: string, options: ClientOptions = {}): Promise<SdkClient> {
    const client = await SdkClient.connect(url, options);
    this.#clients.push(client);
    return client;
  }

  /** A connected process that has called ProcessReady and sent its first heartbeat. */
  async placeable(
    given: {
      readonly query?: Query;
      readonly port?: number;
      readonly isReal?: boolean;
      readonly watchesExits?: boolean;
    } = {},
  ): Promise<{ readonly host: Host; readonly client: SdkClient }> {
    const { isReal = false, watchesExits = false } = given;
    const host = this.host({ isSimulated: !isReal, watchesExits });
    const client = await this.connect(host, given.query);
    await client.ask("ActivateServerProcess", {
      Port: given.port ?? 7001,
      LogPaths: null,
      ...(isReal ? {} : { SdkToolName: SIMULATED_TOOL_NAME }),
    });
    await client.ask("HeartbeatServerProcess", { HealthStatus: true });
    return { host, client };
  }

  /** A record of the state by its id. */
  record(table: string, id: string): { readonly [member: string]: unknown } {
    const records = this.control.state().flatMap(({ tables }) => tables[table] ?? []);
    const found = records.find((record) => Object.values(record).includes(id));
    return known(found) as { readonly [member: string]: unknown };
  }

  process(host: Host): { readonly [member: string]: unknown } {
    return this.record("serverProcesses", host.processId);
  }

  journal(kind: JournalEntry["kind"]): readonly JournalEntry[] {
    return this.control.journal(0).filter((entry) => entry.kind === kind);
  }

  async close(): Promise<void> {
    for (const client of this.#clients) client.socket.terminate();
    await this.bench.close();
  }
}
