import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { GameLiftClient } from "@aws-sdk/client-gamelift";
import { type Addresses, DEFAULT_HOME } from "../emulator/index.ts";
import type { Bench } from "./bench.ts";
import { WorldClock } from "./clock.ts";
import { Closers } from "./closers.ts";
import { gameLiftClient } from "./gamelift.ts";
import { createGuideResources, type GuideResources, guideNames, guideSettings } from "./guide-resources.ts";
import { JournalReader } from "./journal-reader.ts";
import { QueueSpy } from "./queue.ts";
import { SeededIds } from "./seeded-ids.ts";
import { ServerHosts } from "./server-hosts.ts";
import { WorldBroker } from "./world-broker.ts";
import { startWorldEmulator } from "./world-emulator.ts";
import { WorldNakama } from "./world-nakama.ts";
import { WorldNotes } from "./world-notes.ts";
import { WORLD_EVENT_DELAY_MS, type WorldOptions } from "./world-options.ts";
import type { WorldPlayer } from "./world-player.ts";
import type { WorldStack } from "./world-stack.ts";

/** Everything that a world is made of. */
export interface WorldParts {
  readonly name: string;
  readonly folder: string;
  /** What ids and chance come from. */
  readonly seed: string;
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
  readonly players: WorldPlayer[];
  readonly closers: Closers;
}

/**
 * Builds a world in the order in which its parts need each other, as much as can be at the same time.
 *
 * @throws what the first failing part says; what was built before it is closed again.
 */
export async function buildWorld(
  name: string,
  stack: WorldStack,
  options: WorldOptions,
): Promise<WorldParts> {
  const closers = new Closers();
  try {
    return await build(name, stack, options, closers);
  } catch (error) {
    await closers.closeAll();
    throw error;
  }
}

async function build(
  name: string,
  stack: WorldStack,
  options: WorldOptions,
  closers: Closers,
): Promise<WorldParts> {
  const folder = join(stack.runFolder, name);
  mkdirSync(folder, { recursive: true });
  const seed = options.seed ?? name;
  const region = DEFAULT_HOME.region;
  const fifo = options.topic === "standard" ? "" : ".fifo";
  const queueName = guideNames.queue.replace(".fifo", fifo);
  const broker = await WorldBroker.of(stack, name, folder, options.ownBroker === true);
  closers.add("the broker", () => broker.close());
  const [bench, databaseAddress] = await Promise.all([
    startEmulatorFor(stack, broker, seed, options, folder, closers),
    makeDatabase(stack, name, closers),
    broker.createQueue(queueName),
  ]);
  const addresses = await bench.addresses();
  const gamelift = gameLiftClient(addresses.apiUrl, region);
  const resources = await createGuideResources(bench, gamelift, region, {
    fleet: options.fleet ?? "EC2",
    queueTimeoutSeconds: options.queueTimeoutSeconds ?? 30,
    activationTimeoutSeconds: options.activationTimeoutSeconds,
    topicName: guideNames.topic.replace(".fifo", fifo),
    queueName,
    customEventData: options.customEventData,
  });
  const players: WorldPlayer[] = [];
  const late: { hosts?: ServerHosts } = {};
  const notes: WorldNotes = new WorldNotes(() => clock.now());
  const clock: WorldClock = await WorldClock.of(
    bench,
    () => [...(late.hosts?.pending() ?? []), ...players.flatMap((player) => player.pending())],
    (step) => notes.world(step),
  );
  const journal = new JournalReader(bench);
  const queue = new QueueSpy(journal, () => broker.admin, broker.nameOf(queueName));
  const nakama = await WorldNakama.start({
    stack,
    folder,
    databaseAddress,
    addresses,
    matchmaker: options.matchmaker ?? { intervalSeconds: 1, maxIntervals: 1 },
    runtimeEnvironment: { ...guideSettings(resources, region, queueName), ...options.pluginSettings },
    journal,
    notes,
  });
  closers.add("Nakama", () => nakama.close());
  const ids = new SeededIds(seed);
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
      nakama: nakama.access,
      note: (note) => notes.server(note),
    },
  });
  late.hosts = hosts;
  closers.add("the game servers", () => hosts.close());
  closers.add("the players", () => Promise.all(players.map((player) => player.close())));
  return {
    name,
    folder,
    seed,
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
    closers,
  };
}

async function startEmulatorFor(
  stack: WorldStack,
  broker: WorldBroker,
  seed: string,
  options: WorldOptions,
  logFolder: string,
  closers: Closers,
): Promise<Bench> {
  const bench = await startWorldEmulator(options.emulator ?? "object", {
    seed,
    stateFolder: stack.stateFolder,
    queuePrefix: broker.prefix,
    minimumEventDelayMs: options.minimumEventDelayMs ?? WORLD_EVENT_DELAY_MS,
    brokerUrl: broker.url,
    logFolder,
  });
  closers.add("the emulator", () => bench.close());
  return bench;
}

async function makeDatabase(stack: WorldStack, worldName: string, closers: Closers): Promise<string> {
  const name = databaseNameOf(worldName);
  const address = await stack.createDatabase(name);
  closers.add("the database", () => stack.dropDatabase(name));
  return address;
}

/** **Documented** (PostgreSQL): identifiers have at most 63 bytes. */
const databaseNameOf = (worldName: string): string => worldName.replace(/[^a-z0-9]+/g, "_").slice(0, 63);
