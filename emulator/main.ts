import { Command, InvalidArgumentError } from "commander";
import { startEmulator } from "./emulator.ts";
import { portValue, positiveValue, zeroOrMore } from "./flag-values.ts";
import { addLaunchFlags, type LaunchFlags, launchOptionsIn } from "./launch-flags.ts";
import { DEFAULT_EVENT_DELAY_MS, DEFAULT_HOME, type EmulatorOptions } from "./options.ts";
import { addRuleFlags, ruleOptionsIn } from "./rule-flags.ts";

/**
 * The emulator as a process of its own. It prints one line of JSON when it is ready: its addresses and the token of its
 * control API. SIGTERM and SIGINT end it.
 */
const program = new Command("emulator")
  .option("--seed <text>", "what ids and chance come from", "windtunnel")
  .option(
    "--clock <mode>",
    "manual: stands still until it is set; running: goes on by itself",
    clockMode,
    "running",
  )
  .option("--speed <factor>", "GameLift seconds for each second of this machine", positiveValue, 1)
  .option("--account <id>", "account of callers whose access key names none", DEFAULT_HOME.account)
  .option("--region <name>", "region of the control API and of callers who name none", DEFAULT_HOME.region)
  .option("--bind <address>", "address to listen on", "127.0.0.1")
  .option("--api-port <port>", "AWS API and control API; 0 for any", portValue, 0)
  .option("--server-sdk-port <port>", "game servers, plain", portValue, 0)
  .option("--server-sdk-tls-port <port>", "game servers, TLS", portValue, 0)
  .option("--queue-port <port>", "SQS calls on their way to the broker", portValue, 0)
  .option("--connect-port <port>", "CONNECT proxy for Nakama", portValue, 0)
  .option("--tls-port <port>", "TLS for an alias of AWS's host names", portValue, 0)
  .option("--state-folder <path>", "where the certificate authority is kept")
  .option("--broker-url <url>", "ElasticMQ")
  .option("--queue-prefix <text>", "put before each queue's name at the broker", "")
  .option(
    "--event-delay-ms <milliseconds>",
    "between an answer and its placement's event",
    zeroOrMore,
    DEFAULT_EVENT_DELAY_MS,
  )
  .option("--message-group <kind>", "placement or queue", messageGroup, "placement")
  .option("--allow-host <name...>", "further host names by which this emulator is called", [])
  .option("--allow-egress <host...>", "hosts outside that Nakama may reach through the gateway", [])
  .option("--server-sdk-endpoint <url>", "what RegisterCompute tells game servers to connect to")
  .option("--record <file>", "write what happens there as it happens, for `npm run replay`")
  .option("--record-title <text>", "what that recording is called")
  .option("--control-token <text>", "token of the control API; random unless given");

addLaunchFlags(addRuleFlags(program)).parse();
const given = program.opts<
  LaunchFlags & {
    seed: string;
    clock: "manual" | "running";
    speed: number;
    account: string;
    region: string;
    bind: string;
    apiPort: number;
    serverSdkPort: number;
    serverSdkTlsPort: number;
    queuePort: number;
    connectPort: number;
    tlsPort: number;
    stateFolder?: string;
    brokerUrl?: string;
    queuePrefix: string;
    eventDelayMs: number;
    messageGroup: "placement" | "queue";
    allowHost: string[];
    allowEgress: string[];
    serverSdkEndpoint?: string;
    record?: string;
    recordTitle?: string;
    controlToken?: string;
  }
>();

if (given.recordTitle !== undefined && given.record === undefined)
  program.error("error: --record-title needs --record: the file of the recording that it is the title of");

const options: EmulatorOptions = {
  seed: given.seed,
  clock: { mode: given.clock, speed: given.speed },
  home: { account: given.account, region: given.region },
  bindAddress: given.bind,
  allowedHosts: given.allowHost,
  allowedEgress: (host) => given.allowEgress.includes(host),
  ...(given.serverSdkEndpoint === undefined ? {} : { serverSdkEndpoint: given.serverSdkEndpoint }),
  ports: {
    api: given.apiPort,
    serverSdk: given.serverSdkPort,
    serverSdkTls: given.serverSdkTlsPort,
    queue: given.queuePort,
    connect: given.connectPort,
    tls: given.tlsPort,
  },
  ...(given.stateFolder === undefined ? {} : { stateFolder: given.stateFolder }),
  ...(given.brokerUrl === undefined ? {} : { brokerUrl: given.brokerUrl }),
  ...launchOptionsIn(given),
  queuePrefix: given.queuePrefix,
  minimumEventDelayMs: given.eventDelayMs,
  messageGroup: given.messageGroup,
  ...ruleOptionsIn(program),
  ...(given.record === undefined ? {} : { record: recordingWish(given.record, given.recordTitle) }),
  ...(given.controlToken === undefined ? {} : { controlToken: given.controlToken }),
};

const emulator = await startEmulator(options).catch((error: unknown) => {
  process.stderr.write(
    `The emulator could not start: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
});
process.stdout.write(
  `${JSON.stringify({ addresses: emulator.addresses, controlToken: emulator.controlToken })}\n`,
);

let isClosing = false;
for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => {
    if (isClosing) return;
    isClosing = true;
    emulator.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`The emulator did not close cleanly: ${String(error)}\n`);
        process.exit(1);
      },
    );
  });
}

function recordingWish(file: string, title: string | undefined): NonNullable<EmulatorOptions["record"]> {
  return { file, ...(title === undefined ? {} : { title }) };
}

function clockMode(text: string): "manual" | "running" {
  if (text === "manual" || text === "running") return text;
  throw new InvalidArgumentError("It must be manual or running.");
}

function messageGroup(text: string): "placement" | "queue" {
  if (text === "placement" || text === "queue") return text;
  throw new InvalidArgumentError("It must be placement or queue.");
}
