import { join } from "node:path";
import type { Steps } from "../../../bootstrap/steps.mjs";
import { launchArguments } from "../../../emulator/index.ts";
import { type EmulatorProcess, startEmulatorProcess } from "../../emulator-process.ts";
import { gameLiftClient } from "../../gamelift.ts";
import {
  createGuideResources,
  type GuideResources,
  guideNames,
  guideSettings,
} from "../../guide-resources.ts";
import { RunningTimers } from "../../running-timers.ts";
import type { ServerHosts } from "../../server-hosts.ts";
import type { ServerIdentity } from "../../simulated-server/server-identity.ts";
import { type ChildHandle, describeExit } from "../../stack/child-process.ts";
import { projectFolders } from "../../stack/folders.ts";
import type { NakamaHandle } from "../../stack/nakama.ts";
import type { NakamaBuild } from "../../stack/nakama-build.ts";
import { checkNakama } from "../../stack/nakama-check.ts";
import { ownNakamaBuild } from "../../stack/own-nakama-build.ts";
import { type Stack, startStack } from "../../stack/stack.ts";
import type { NakamaMissing } from "../../stack/stack-addresses.ts";
import { WorldNotes } from "../../world-notes.ts";
import type { NakamaWish } from "../nakama-wish.ts";
import { seatForRealServer } from "./real-server.ts";
import { serviceHosts, startServers } from "./service-hosts.ts";
import { nakamaAccessAt, startServiceNakama } from "./service-nakama.ts";
import type { ServiceOptions } from "./service-options.ts";

/** Everything that `npm run up` runs. */
export interface Service {
  readonly stack: Stack;
  readonly emulator: EmulatorProcess;
  readonly resources: GuideResources;
  readonly hosts: ServerHosts;
  /** Absent with --no-nakama, and where it cannot be built. */
  readonly nakama: NakamaHandle | undefined;
  /** As Nakama takes it. */
  readonly databaseAddress: string;
  /** What the guide's plugin reads. */
  readonly pluginSettings: Readonly<Record<string, string>>;
  /** For a game server of the user's own. */
  readonly realServer: ServerIdentity;
  readonly notes: WorldNotes;
  /** Resolves in words when a part ends by itself. */
  readonly broken: Promise<string>;
}

const DATABASE = "nakama";

/**
 * Starts everything, in the order in which the parts need each other.
 *
 * @param started told of each part and of what ends it; they are to be ended in the opposite order, also when a later
 * part fails.
 * @throws what the failing part says.
 */
export async function startService(
  options: ServiceOptions,
  steps: Steps,
  started: (what: string, end: () => Promise<void> | void) => void,
): Promise<Service> {
  const { ports, region, account, fleet } = options;
  const folders = projectFolders();
  const stack = await steps.run("stack", async (say) => {
    const value = await startStackFor(options, say);
    started("PostgreSQL", () => value.postgres.stop());
    started("ElasticMQ", () => value.elasticmq.stop());
    await value.elasticmq.admin.createQueue(guideNames.queue);
    await value.postgres.createDatabase(DATABASE, { template: value.templateDatabase });
    return { text: "ElasticMQ and PostgreSQL answer", value };
  });
  if ("missing" in stack.nakama && options.nakama.kind !== "none") {
    steps.warn("Nakama", stack.nakama.missing);
    steps.warn("Nakama", "goes missing; everything else is started, as with --no-nakama");
  }

  const { emulator, resources, realServer, gamelift } = await steps.run("GameLift", async () => {
    const process = await startEmulatorProcess(
      emulatorArguments(options, folders.state, stack),
      join(stack.runFolder, "emulator.log"),
    );
    started("emulator", () => process.bench.close());
    const client = gameLiftClient(process.addresses.apiUrl, region);
    const made = await createGuideResources(process.bench, client, region, {
      fleet,
      queueTimeoutSeconds: 30,
      topicName: guideNames.topic,
      queueName: guideNames.queue,
      ...(options.guideServer === undefined ? {} : { server: options.guideServer }),
    });
    const seat = await seatForRealServer(process, client, made, fleet);
    const value = { emulator: process, resources: made, realServer: seat, gamelift: client };
    return { text: `${made.aliasId} leads to ${made.fleetId}`, value };
  });

  const notes = new WorldNotes(() => timers.now());
  const timers = new RunningTimers(await emulator.bench.clock());
  const hosts = serviceHosts({
    timers,
    notes,
    fleet,
    resources,
    gamelift,
    emulator,
    seed: options.seed,
    nakama: "missing" in stack.nakama ? options.reportTo : nakamaAccessAt(ports.nakama),
  });
  started("game servers", () => hosts.close());
  await steps.run("game servers", async () => {
    if (options.guideServer !== undefined)
      return { text: `${options.servers} are launched: ${options.guideServer.launchPath}`, value: undefined };
    await startServers(hosts, fleet, options.servers);
    return { text: `${options.servers} ready`, value: undefined };
  });

  const databaseAddress = stack.postgres.addressOf(DATABASE);
  const pluginSettings = guideSettings(resources, region, guideNames.queue, account);
  const { nakama: build } = stack;
  const nakama =
    "missing" in build
      ? undefined
      : await steps.run("Nakama", async () => {
          const value = await startServiceNakama({
            stack,
            build,
            emulator,
            ports,
            databaseAddress,
            pluginSettings,
          });
          started("Nakama", () => value.stop());
          return { text: "serves, with its plugin", value };
        });

  return {
    stack,
    emulator,
    resources,
    hosts,
    nakama,
    databaseAddress,
    pluginSettings,
    realServer,
    notes,
    broken: firstEnd([
      stack.postgres.process,
      stack.elasticmq.process,
      emulator.process,
      ...(nakama === undefined ? [] : [{ ...nakama, name: "Nakama" }]),
    ]),
  };
}

type Part = Pick<ChildHandle, "name" | "exited" | "logFile" | "tail">;

function firstEnd(parts: readonly Part[]): Promise<string> {
  return Promise.race(
    parts.map(async ({ name, exited, logFile, tail }) => {
      const exit = describeExit(await exited);
      return `${name} has ended by itself (${exit}). The end of ${logFile}:\n${tail(15)}`;
    }),
  );
}

/** A build that is there already, or why there is to be none; undefined for one that the stack makes. */
async function buildOf(nakama: NakamaWish): Promise<NakamaBuild | NakamaMissing | undefined> {
  switch (nakama.kind) {
    case "usual":
      return await ownNakamaBuild(process.env);
    case "built":
      await checkNakama(nakama.binary, nakama.modulesFolder);
      return { binary: nakama.binary, modulesFolder: nakama.modulesFolder };
    case "none":
      return { missing: "--no-nakama" };
    case "module":
      return undefined;
  }
}

async function startStackFor(options: ServiceOptions, say: (text: string) => void): Promise<Stack> {
  const { nakama, ports, region, account } = options;
  const build = await buildOf(nakama);
  return await startStack({
    // ElasticMQ checks neither Host nor Origin, so it gets a port that no web page can know; 7305 leads to it, guarded.
    ports: { postgres: ports.postgres },
    region,
    accountId: account,
    ...(nakama.kind === "module" ? { moduleFolder: nakama.moduleFolder } : {}),
    ...(build === undefined ? {} : { nakama: build }),
    log: (line) => {
      if (/building|built in|recording/.test(line)) say(line);
    },
  });
}

function emulatorArguments(
  { ports, seed, speed, region, account, ruleArguments, launch, record }: ServiceOptions,
  stateFolder: string,
  stack: Stack,
): string[] {
  return [
    ...["--seed", seed],
    ...["--clock", "running"],
    ...["--speed", String(speed)],
    ...["--region", region],
    ...["--account", account],
    ...["--state-folder", stateFolder],
    ...["--broker-url", stack.elasticmq.url],
    ...["--api-port", String(ports.api)],
    ...["--server-sdk-port", String(ports.serverSdk)],
    ...["--server-sdk-tls-port", String(ports.serverSdkTls)],
    ...["--queue-port", String(ports.queue)],
    ...["--connect-port", String(ports.connect)],
    ...["--tls-port", String(ports.tls)],
    ...ruleArguments,
    ...(record === undefined ? [] : ["--record", record, "--record-title", "npm run up"]),
    ...launchArguments({ launchFolder: join(stack.runFolder, "launched"), ...launch }),
  ];
}
