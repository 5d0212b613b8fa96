import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { DEFAULT_HOME } from "../emulator/index.ts";
import type { Bench } from "./bench.ts";
import { WorldClock } from "./clock.ts";
import { Closers } from "./closers.ts";
import { gameLiftClient } from "./gamelift.ts";
import { GoSdkClient } from "./go-sdk-client.ts";
import { createGuideResources, type GuideResources, guideNames } from "./guide-resources.ts";
import { JournalReader } from "./journal-reader.ts";
import { QueueSpy } from "./queue.ts";
import { SeededIds } from "./seeded-ids.ts";
import { ServerHosts } from "./server-hosts.ts";
import type { ServerScript } from "./simulated-server/server-script.ts";
import { projectFolders } from "./stack/folders.ts";
import { buildGoSdkClient } from "./stack/go-sdk-client.ts";
import { WorldBroker } from "./world-broker.ts";
import { startWorldEmulator } from "./world-emulator.ts";
import { WorldNotes } from "./world-notes.ts";
import { WORLD_EVENT_DELAY_MS } from "./world-options.ts";
import type { WorldStack } from "./world-stack.ts";

export interface ClientWorldOptions {
  readonly seed?: string;
  /** Wall milliseconds between StartGameSessionPlacement's answer and the earliest event. */
  readonly minimumEventDelayMs?: number;
}

/**
 * The guide's GameLift with its queue and game servers and no Nakama: what AWS clients are tried against. It needs
 * nothing of a machine that a module proxy could refuse.
 */
export class ClientWorld {
  readonly clock: WorldClock;
  readonly journal: JournalReader;
  readonly notes: WorldNotes;
  readonly seed: string;
  /** In the story: no Nakama plays in this world. */
  readonly backendName = "go client";
  readonly queue: QueueSpy;
  readonly resources: GuideResources;
  /** By which AWS clients name the queue of placement events. */
  readonly queueUrl: string;
  /** Where this world's logs are. */
  readonly folder: string;
  readonly #bench: Bench;
  readonly #hosts: ServerHosts;
  readonly #closers: Closers;

  private constructor(parts: {
    clock: WorldClock;
    journal: JournalReader;
    notes: WorldNotes;
    seed: string;
    queue: QueueSpy;
    resources: GuideResources;
    queueUrl: string;
    folder: string;
    bench: Bench;
    hosts: ServerHosts;
    closers: Closers;
  }) {
    this.clock = parts.clock;
    this.journal = parts.journal;
    this.notes = parts.notes;
    this.seed = parts.seed;
    this.queue = parts.queue;
    this.resources = parts.resources;
    this.queueUrl = parts.queueUrl;
    this.folder = parts.folder;
    this.#bench = parts.bench;
    this.#hosts = parts.hosts;
    this.#closers = parts.closers;
  }

  /** @throws what the first failing part says; what was built before it is closed again. */
  static async create(
    name: string,
    stack: WorldStack,
    options: ClientWorldOptions = {},
  ): Promise<ClientWorld> {
    const closers = new Closers();
    try {
      return new ClientWorld(await build(name, stack, options, closers));
    } catch (error) {
      await closers.closeAll();
      throw error;
    }
  }

  /** Starts game servers and answers when they are ready. */
  async gameServers({
    count,
    script,
  }: {
    readonly count: number;
    readonly script?: ServerScript;
  }): Promise<void> {
    for (let i = 0; i < count; i++) await this.#hosts.start(script);
  }

  /** A client in Go with the fleet manager's own SDK versions; built when it was not yet. */
  async goSdkClient(): Promise<GoSdkClient> {
    const { binary } = await buildGoSdkClient(projectFolders());
    const addresses = await this.#bench.addresses();
    const client = new GoSdkClient({ binary, region: DEFAULT_HOME.region, addresses });
    this.#closers.add("the Go client", () => client.close());
    return client;
  }

  /** Lets the machine's time pass, not GameLift's: connections grow old by it. */
  async leaveConnectionsIdle(seconds: number): Promise<void> {
    await pause(seconds * 1_000);
  }

  /** How often each operation has reached GameLift. */
  async callsOf(operation: string): Promise<number> {
    return (await this.journal.all()).filter(
      (entry) => entry.kind === "input" && entry.details.operation === operation,
    ).length;
  }

  close(): Promise<void> {
    return this.#closers.closeAll();
  }
}

async function build(name: string, stack: WorldStack, options: ClientWorldOptions, closers: Closers) {
  const folder = join(stack.runFolder, name);
  mkdirSync(folder, { recursive: true });
  const seed = options.seed ?? name;
  const { region, account } = DEFAULT_HOME;
  const broker = await WorldBroker.of(stack, name, folder, false);
  closers.add("the broker's queues", () => broker.close());
  await broker.createQueue(guideNames.queue);
  const bench = await startWorldEmulator("object", {
    seed,
    stateFolder: stack.stateFolder,
    queuePrefix: broker.prefix,
    minimumEventDelayMs: options.minimumEventDelayMs ?? WORLD_EVENT_DELAY_MS,
    brokerUrl: broker.url,
    logFolder: folder,
  });
  closers.add("the emulator", () => bench.close());
  const addresses = await bench.addresses();
  const gamelift = gameLiftClient(addresses.apiUrl, region);
  const resources = await createGuideResources(bench, gamelift, region, {
    fleet: "EC2",
    queueTimeoutSeconds: 30,
    topicName: guideNames.topic,
    queueName: guideNames.queue,
  });
  const late: { hosts?: ServerHosts } = {};
  const notes: WorldNotes = new WorldNotes(() => clock.now());
  const clock: WorldClock = await WorldClock.of(
    bench,
    () => late.hosts?.pending() ?? [],
    (step) => notes.world(step),
  );
  const ids = new SeededIds(seed);
  const newId = () => ids.uuid("request");
  const hosts = new ServerHosts({
    bench,
    gamelift,
    resources,
    fleet: "EC2",
    serverSdkUrl: addresses.serverSdkUrl,
    newId,
    server: {
      timers: clock,
      random: ids.stream("heartbeat-jitter"),
      newId,
      note: (note) => notes.server(note),
    },
  });
  late.hosts = hosts;
  closers.add("the game servers", () => hosts.close());
  const journal = new JournalReader(bench);
  const queue = new QueueSpy(journal, () => broker.admin, broker.nameOf(guideNames.queue));
  const queueUrl = `https://sqs.${region}.amazonaws.com/${account}/${guideNames.queue}`;
  return { clock, journal, notes, seed, queue, resources, queueUrl, folder, bench, hosts, closers };
}
