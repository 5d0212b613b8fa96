import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Addresses, type EmulatorOptions, startEmulator } from "../emulator/index.ts";
import { type Bench, benchOf } from "./bench.ts";
import { EmulatorLives } from "./emulator-lives.ts";
import { startEmulatorProcess } from "./emulator-process.ts";
import { LAUNCHED_BUILD, launchedBuildFolder } from "./launched-fleet.ts";
import { recordingFileIn } from "./scenario-recording.ts";

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

/** Starts a world's emulator with a manual clock, in this process or as one of its own. */
export async function startWorldEmulator(
  kind: "object" | "process",
  options: WorldEmulatorOptions,
): Promise<Bench> {
  const { logFolder, title, ...emulator } = options;
  const launch = launchOptions(logFolder);
  const record = { file: recordingFileIn(logFolder), title };
  if (kind === "object")
    return benchOf(await startEmulator({ ...emulator, ...launch, record, clock: { mode: "manual" } }));
  const controlToken = randomUUID();
  const { bench } = await EmulatorLives.of((before, life) =>
    startEmulatorProcess(
      [
        ...["--control-token", controlToken],
        ...(before === undefined ? [] : samePorts(before.addresses)),
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

/** The flags by which an emulator listens where another one did. */
function samePorts(addresses: Addresses): readonly string[] {
  const portIn = (url: string) => new URL(url).port;
  return Object.entries({
    "--api-port": portIn(addresses.apiUrl),
    "--server-sdk-port": portIn(addresses.serverSdkUrl),
    "--server-sdk-tls-port": portIn(addresses.serverSdkTlsUrl),
    "--queue-port": portIn(addresses.queueUrl),
    "--connect-port": String(addresses.connectPort),
    "--tls-port": String(addresses.tlsPort),
  }).flat();
}
