import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { GameLiftClient } from "@aws-sdk/client-gamelift";
import { type Addresses, DEFAULT_HOME } from "../emulator/index.ts";
import type { Bench } from "./bench.ts";
import { WorldClock } from "./clock.ts";
import type { Closers } from "./closers.ts";
import { WorldEmulator } from "./emulator-lives.ts";
import { allSettledOf } from "./failure-first.ts";
import { gameLiftClient } from "./gamelift.ts";
import { createGuideResources, type GuideResources, guideNames } from "./guide-resources.ts";
import { JournalReader } from "./journal-reader.ts";
import type { NakamaAccess } from "./nakama-rpc.ts";
import { QueueSpy } from "./queue.ts";
import { SeededIds } from "./seeded-ids.ts";
import { ServerHosts } from "./server-hosts.ts";
import { WorldBroker } from "./world-broker.ts";
import { startWorldEmulator } from "./world-emulator.ts";
import { worldEventDelayMs } from "./world-event-delay.ts";
import { WorldFaults } from "./world-faults.ts";
import { WorldNotes } from "./world-notes.ts";
import type { WorldOptions } from "./world-options.ts";
import type { WorldStack } from "./world-stack.ts";

/** Whoever is at work in a world. */
export interface Actor {
  /** With what, in words; empty when idle. */
  pending(): readonly string[];
  /** Looks whether there is something to do; who finds something is at work afterwards. */
  look?(): Promise<void>;
}

/** With what everybody is at work, once each has looked whether there is something to do. */
export async function busyActors(actors: readonly Actor[]): Promise<readonly string[]> {
  for (const actor of actors) await actor.look?.();
  return actors.flatMap((actor) => actor.pending());
}

/** What every world stands on, whoever plays in it: GameLift, its queue, its time and its story. */
export interface WorldGround {
  readonly name: string;
  readonly folder: string;
  /** What ids and chance come from. */
  readonly seed: string;
  readonly region: string;
  readonly fleet: "EC2" | "ANYWHERE";
  /** What the game servers' hosts are called, where they have a name. */
  readonly dnsName: string | undefined;
  readonly bench: Bench;
  readonly emulator: WorldEmulator;
  readonly addresses: Addresses;
  readonly gamelift: GameLiftClient;
  readonly resources: GuideResources;
  readonly clock: WorldClock;
  readonly journal: JournalReader;
  readonly notes: WorldNotes;
  readonly broker: WorldBroker;
  readonly faults: WorldFaults;
  readonly queueName: string;
  readonly queue: QueueSpy;
  /** The clock stands still until all of them are idle. */
  readonly actors: Actor[];
  readonly closers: Closers;
}

/**
 * Makes GameLift and the guide's resources in it, with the queue of placement events, and the clock that leads them.
 *
 * @throws what the first failing part says; whatever was made has its closer by then.
 */
export async function layWorldGround(
  name: string,
  stack: WorldStack,
  options: Omit<WorldOptions, "needs" | "breaks">,
  closers: Closers,
): Promise<WorldGround> {
  const folder = join(stack.runFolder, name);
  mkdirSync(folder, { recursive: true });
  const seed = options.seed ?? name;
  const fleet = options.fleet ?? "EC2";
  const { region } = DEFAULT_HOME;
  const fifo = options.topic === "standard" ? "" : ".fifo";
  const queueName = guideNames.queue.replace(".fifo", fifo);
  const broker = await WorldBroker.of(stack, name, folder, options.ownBroker === true);
  closers.add("the broker", () => broker.close());
  const [bench] = await allSettledOf(
    startEmulatorFor(stack, broker, seed, options, folder, closers),
    broker.createQueue(queueName),
  );
  const addresses = await bench.addresses();
  const gamelift = gameLiftClient(addresses.apiUrl, region);
  const setUp = () =>
    createGuideResources(bench, gamelift, region, {
      fleet,
      fleetType: options.fleetType,
      queueTimeoutSeconds: options.queueTimeoutSeconds ?? 30,
      activationTimeoutSeconds: options.activationTimeoutSeconds,
      topicName: guideNames.topic.replace(".fifo", fifo),
      queueName,
      customEventData: options.customEventData,
    });
  const resources = await setUp();
  const actors: Actor[] = [];
  const notes: WorldNotes = new WorldNotes(() => clock.now());
  const clock: WorldClock = await WorldClock.of(
    bench,
    () => busyActors(actors),
    (step) => notes.world(step),
  );
  const journal = new JournalReader(bench);
  const queue = new QueueSpy(journal, () => broker.admin, broker.nameOf(queueName));
  return {
    ...{ name, folder, seed, region, fleet, bench, addresses, gamelift, resources, clock, journal, notes },
    faults: new WorldFaults(bench, clock),
    emulator: new WorldEmulator(bench, setUp, notes),
    ...{ broker, queueName, queue, actors, closers, dnsName: options.dnsName },
  };
}

/** The machines of a world's game servers; they report to that Nakama where there is one. */
export function openServerHosts(ground: WorldGround, nakama?: NakamaAccess): ServerHosts {
  const { bench, gamelift, resources, fleet, addresses, clock, notes, actors, closers } = ground;
  const ids = new SeededIds(ground.seed);
  const newId = () => ids.uuid("request");
  const hosts = new ServerHosts({
    bench,
    gamelift,
    resources,
    fleet,
    serverSdkUrl: addresses.serverSdkUrl,
    serverSdkTlsUrl: addresses.serverSdkTlsUrl,
    dnsName: ground.dnsName,
    newId,
    server: {
      timers: clock,
      random: ids.stream("heartbeat-jitter"),
      newId,
      note: (note) => notes.server(note),
      ...(nakama === undefined ? {} : { nakama }),
    },
  });
  actors.push(hosts);
  closers.add("the game servers", () => hosts.close());
  return hosts;
}

async function startEmulatorFor(
  stack: WorldStack,
  broker: WorldBroker,
  seed: string,
  options: Pick<
    WorldOptions,
    "emulator" | "minimumEventDelayMs" | "messageGroup" | "rateLimits" | "launchWithTls" | "title"
  >,
  logFolder: string,
  closers: Closers,
): Promise<Bench> {
  const bench = await startWorldEmulator(options.emulator ?? "object", {
    seed,
    stateFolder: stack.stateFolder,
    queuePrefix: broker.prefix,
    minimumEventDelayMs: options.minimumEventDelayMs ?? worldEventDelayMs(),
    messageGroup: options.messageGroup ?? "placement",
    brokerUrl: broker.url,
    rateLimits: options.rateLimits ?? false,
    launchWithTls: options.launchWithTls ?? false,
    title: options.title ?? seed,
    logFolder,
  });
  closers.add("the emulator", () => bench.close());
  return bench;
}
