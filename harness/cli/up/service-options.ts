/** What a user may choose about `npm run up`. */
import { Command, InvalidArgumentError, Option } from "commander";
import {
  addLaunchFlags,
  addRuleFlags,
  DEFAULT_HOME,
  type LaunchFlags,
  ruleArguments,
} from "../../../emulator/index.ts";
import type { NakamaAccess } from "../../nakama-rpc.ts";
import { addNakamaOptions, type NakamaGiven, type NakamaWish, nakamaWishOf } from "../nakama-wish.ts";
import { typedPath } from "../typed-path.ts";
import {
  addGuideServerFlags,
  type GuideServer,
  type GuideServerGiven,
  guideServerOf,
} from "./launched-guide-server.ts";
import { SERVICE_PORTS, type ServicePorts } from "./service-ports.ts";

export interface ServiceOptions {
  readonly servers: number;
  readonly fleet: "EC2" | "ANYWHERE";
  readonly nakama: NakamaWish;
  /** A Nakama of the user's own, to which simulated servers report. */
  readonly reportTo: NakamaAccess | undefined;
  readonly speed: number;
  readonly seed: string;
  readonly region: string;
  readonly account: string;
  readonly ports: ServicePorts;
  /** What was chosen about GameLift's rules, as the emulator's process reads it. */
  readonly ruleArguments: readonly string[];
  /** Of the token that a real server is shown. */
  readonly authTokenLifeSeconds: number;
  /** What is launched from folders of this machine. */
  readonly launch: LaunchFlags;
  /** The file that is to hold everything GameLift is given, for `npm run replay`. */
  readonly record: string | undefined;
  /** Launched servers on the guide's fleet, in place of simulated ones. */
  readonly guideServer: GuideServer | undefined;
}

interface Given extends NakamaGiven, LaunchFlags, GuideServerGiven {
  readonly nakamaUrl?: string;
  readonly record?: string;
  readonly httpKey: string;
  readonly speed: number;
  readonly seed: string;
  readonly region: string;
  readonly account: string;
  readonly authTokenLifeSeconds: number;
}

/** Reads the command line; `--help` and mistakes end the process, as commander does. */
export function readServiceOptions(argv: readonly string[]): ServiceOptions {
  const command = addNakamaOptions(new Command("npm run up --"))
    .description(
      "Amazon GameLift, its queue, Nakama and game servers as a service on this machine, until Ctrl-C.",
    )
    .option("--servers <count>", "game servers, replaced when they end; simulated unless launched", count, 2)
    .addOption(
      new Option("--fleet <kind>", "the guide's managed fleet, or one of your own machines")
        .choices(["EC2", "ANYWHERE"])
        .default("EC2"),
    )
    .option("--no-nakama", "start no Nakama: you run your own")
    .option("--nakama-url <url>", "your own Nakama, for the reports of simulated servers; with --no-nakama")
    .option("--http-key <key>", "the runtime.http_key of that Nakama", "defaulthttpkey")
    .option("--speed <factor>", "GameLift seconds for each second of this machine", positive, 1)
    .option("--seed <text>", "what GameLift's ids come from", "windtunnel")
    .option("--record <file>", "what GameLift is given, as it comes, for `npm run replay`")
    .option("--region <name>", "the region that everything is in", region, DEFAULT_HOME.region)
    .option("--account <id>", "the AWS account that everything belongs to", account, DEFAULT_HOME.account);
  for (const { flag, purpose, port } of SERVICE_PORTS) {
    command.option(`${flag} <port>`, `port of ${purpose}`, portNumber, port);
  }
  addRuleFlags(addGuideServerFlags(addLaunchFlags(command)));
  command.allowExcessArguments(false).parse(argv, { from: "user" });
  const given = command.opts<Given>();
  const { nakama, nakamaUrl } = given;
  if (nakama !== false && nakamaUrl !== undefined)
    command.error("error: --nakama-url is for a Nakama of your own: add --no-nakama");
  const { servers, fleet, speed, seed, httpKey, record } = given;
  return {
    servers,
    fleet,
    speed,
    seed,
    region: given.region,
    account: given.account,
    nakama: orEnd(command, () => nakamaWishOf(given)),
    reportTo: nakamaUrl === undefined ? undefined : { baseUrl: nakamaUrl, httpKey },
    ports: portsIn(command),
    ruleArguments: ruleArguments(command),
    authTokenLifeSeconds: given.authTokenLifeSeconds,
    record: record === undefined ? undefined : typedPath(record),
    launch: { ...given, build: foldersOf(given.build) },
    guideServer: orEnd(command, () => guideServerOf(given)),
  };
}

const foldersOf = (build: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(build).map(([name, path]) => [name, typedPath(path)]));

function orEnd<Value>(command: Command, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    return command.error(`error: ${(error as Error).message}`);
  }
}

function portsIn(command: Command): ServicePorts {
  const ports = SERVICE_PORTS.map(({ name, flag }) => {
    const option = command.options.find(({ long }) => long === flag);
    return [name, Number(command.getOptionValue(option?.attributeName() ?? flag))] as const;
  });
  return Object.fromEntries(ports) as unknown as ServicePorts;
}

function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 100)
    throw new InvalidArgumentError("It must be 0 to 100.");
  return value;
}

function portNumber(text: string): number {
  const value = Number(text);
  // Nakama listens three ports below its console as well.
  if (!Number.isInteger(value) || value < 4 || value > 65_535)
    throw new InvalidArgumentError("A port is 4 to 65535.");
  return value;
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError("It must be above 0.");
  return value;
}

function region(text: string): string {
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(text))
    throw new InvalidArgumentError("It must be an AWS region, such as us-east-1.");
  return text;
}

function account(text: string): string {
  if (!/^\d{12}$/.test(text)) throw new InvalidArgumentError("An AWS account has twelve digits.");
  return text;
}
