import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type EmulatorOptions, startEmulator } from "../emulator/index.ts";
import { type Bench, benchOf } from "./bench.ts";
import { EmulatorLives } from "./emulator-lives.ts";
import { startEmulatorProcess } from "./emulator-process.ts";
import { LAUNCHED_BUILD, launchedBuildFolder } from "./launched-fleet.ts";
import { recordingFileIn } from "./scenario-recording.ts";
import { freePorts } from "./stack/ports.ts";

export type WorldEmulatorOptions = Required<
  Pick<EmulatorOptions, "seed" | "stateFolder" | "queuePrefix" | "minimumEventDelayMs" | "messageGroup">
> & {
  readonly brokerUrl: string;
  readonly logFolder: string;
  readonly rateLimits: boolean;
  /** Servers that are launched are told the TLS socket. */
  readonly launchWithTls?: boolean;
  /** What its recording is called; see scenario-recording.ts. */
  readonly title: string;
};

/** A world that launches real servers does so from a folder of its own, and keeps what they write. */
function launchOptions(logFolder: string): Required<Pick<EmulatorOptions, "builds" | "launchFolder">> {
  const build = launchedBuildFolder(logFolder);
  mkdirSync(build, { recursive: true });
  return { builds: { [LAUNCHED_BUILD]: build }, launchFolder: join(logFolder, "launched") };
}

/**
 * Starts a world's emulator with a manual clock, in this process or as one of its own.
 *
 * Its ports are of those from which no connection leaves: where it stops listening for a while, or is killed, somebody's
 * connection would else take one of them before it is back.
 */
export async function startWorldEmulator(
  kind: "object" | "process",
  options: WorldEmulatorOptions,
): Promise<Bench> {
  const { logFolder, title, ...emulator } = options;
  const launch = launchOptions(logFolder);
  const record = { file: recordingFileIn(logFolder), title };
  const ports = await sixPorts();
  if (kind === "object")
    return benchOf(await startEmulator({ ...emulator, ...launch, ports, record, clock: { mode: "manual" } }));
  const controlToken = randomUUID();
  const { bench } = await EmulatorLives.of((life) =>
    startEmulatorProcess(
      [
        ...["--control-token", controlToken],
        ...portFlags(ports),
        ...["--seed", options.seed],
        ...["--clock", "manual"],
        ...["--state-folder", options.stateFolder],
        ...["--queue-prefix", options.queuePrefix],
        ...["--event-delay-ms", String(options.minimumEventDelayMs)],
        ...["--message-group", options.messageGroup],
        ...["--broker-url", options.brokerUrl],
        ...(options.rateLimits ? ["--rate-limits"] : []),
        ...(options.launchWithTls === true ? ["--server-tls"] : []),
        ...Object.entries(launch.builds).flatMap(([name, folder]) => ["--build", `${name}=${folder}`]),
        ...["--launch-folder", launch.launchFolder],
        // A recording is of one life.
        ...(life === 1 ? ["--record", record.file, "--record-title", title] : []),
      ],
      join(logFolder, life === 1 ? "emulator.log" : `emulator-${life}.log`),
    ),
  );
  return bench;
}

type Ports = Required<NonNullable<EmulatorOptions["ports"]>>;

async function sixPorts(): Promise<Ports> {
  const [api = 0, serverSdk = 0, serverSdkTls = 0, queue = 0, connect = 0, tls = 0] = await freePorts(6);
  return { api, serverSdk, serverSdkTls, queue, connect, tls };
}

const portFlags = ({ api, serverSdk, serverSdkTls, queue, connect, tls }: Ports): readonly string[] =>
  Object.entries({
    "--api-port": api,
    "--server-sdk-port": serverSdk,
    "--server-sdk-tls-port": serverSdkTls,
    "--queue-port": queue,
    "--connect-port": connect,
    "--tls-port": tls,
  }).flatMap(([flag, port]) => [flag, String(port)]);
