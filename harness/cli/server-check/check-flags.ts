import { resolve } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { DEFAULT_HOME } from "../../../emulator/index.ts";
import { type CheckLimits, usualLimits } from "../../server-check/check-limits.ts";
import type { CheckOptions, PlayersWay } from "../../server-check/check-options.ts";

type WayByName = Exclude<PlayersWay, { readonly kind: "command" }>["kind"];

const WAYS: readonly WayByName[] = ["auto", "websocket", "by-hand", "none"];

/** What the command line says of a check, beside the server itself. */
export interface CheckFlags extends CheckLimits {
  readonly players: WayByName;
  readonly playerCommand?: string;
  readonly gameProperty: Readonly<Record<string, string>>;
  readonly gameSessionData?: string;
  readonly env: Readonly<Record<string, string>>;
  readonly folder?: string;
  readonly region: string;
  readonly tls?: true;
  readonly thorough?: true;
  readonly json?: true;
  readonly junit?: string;
}

/** What each limit is called, and of which step it is. */
const limitFlags: readonly (readonly [flag: string, name: keyof CheckLimits, of: string])[] = [
  ["--connect-seconds", "connectSeconds", "from the start to InitSDK"],
  ["--ready-seconds", "readySeconds", "from InitSDK to ProcessReady"],
  ["--heartbeat-seconds", "heartbeatSeconds", "from ProcessReady to the first heartbeat"],
  ["--activation-seconds", "activationSeconds", "from OnStartGameSession to ActivateGameSession"],
  ["--player-seconds", "playerSeconds", "for a player to be accepted, or removed"],
  ["--terminate-seconds", "terminateSeconds", "from OnProcessTerminate to ProcessEnding"],
  ["--exit-seconds", "exitSeconds", "from ProcessEnding to the exit"],
  ["--reconnect-seconds", "reconnectSeconds", "to a new connection; with --thorough"],
  ["--heartbeat-again-seconds", "heartbeatAgainSeconds", "to a further heartbeat; with --thorough"],
];

const LONGEST = 3_600;

/** The fleet of the check gives a game session up after this time. */
const longest: Partial<CheckLimits> = { activationSeconds: 300 };

export function addCheckFlags(command: Command): Command {
  command
    .addOption(
      new Option(
        "--players <way>",
        "how players come: auto tries the bench's WebSocket protocol and leaves them out if your server does not speak it; " +
          "websocket insists on it; by-hand waits for you",
      )
        .choices(WAYS)
        .default("auto"),
    )
    .addOption(
      new Option(
        "--player-command <line>",
        "runs this in a shell for each player, {ip} {port} {playerSession} {gameSession} filled in; SIGTERM lets it leave",
      ).conflicts("players"),
    )
    .option("--thorough", "checks a second process: lost connection, moved connection, dropped player")
    .option("--tls", "sends the server to the TLS socket, which C++ and Unreal always speak")
    .option("--json", "prints the report as JSON and nothing else")
    .option("--junit <file>", "writes the report as JUnit")
    .option("--folder <path>", "where the server is started; where you are, unless told")
    .option("--env <NAME=VALUE>", "for the server's environment; may be repeated", pair, {})
    .option("--game-property <KEY=VALUE>", "of the game session; may be repeated", pair, {})
    .option("--game-session-data <text>", "of the game session")
    .option("--region <name>", "the region that GameLift is in", DEFAULT_HOME.region);
  for (const [flag, name, of] of limitFlags)
    command.option(`${flag} <seconds>`, `limit ${of}`, secondsUpTo(longest[name]), usualLimits[name]);
  return command;
}

/** @param here where the user is. */
export function checkOptionsOf(
  flags: CheckFlags,
  here: string,
): Omit<CheckOptions, "executable" | "args" | "logFolder"> {
  return {
    folder: resolve(here, flags.folder ?? "."),
    environment: flags.env,
    limits: limitsIn(flags),
    players:
      flags.playerCommand === undefined
        ? { kind: flags.players }
        : { kind: "command", commandLine: flags.playerCommand },
    gameProperties: flags.gameProperty,
    gameSessionData: flags.gameSessionData,
    region: flags.region,
    tls: flags.tls === true,
    thorough: flags.thorough === true,
  };
}

function limitsIn(flags: CheckFlags): CheckLimits {
  const limits: { -readonly [Name in keyof CheckLimits]: CheckLimits[Name] } = { ...usualLimits };
  for (const [, name] of limitFlags) limits[name] = flags[name];
  return limits;
}

function secondsUpTo(most = LONGEST): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!(value > 0 && value <= most))
      throw new InvalidArgumentError(`It must be above 0, and ${most} at most.`);
    return value;
  };
}

function pair(text: string, soFar: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const at = text.indexOf("=");
  if (at < 1) throw new InvalidArgumentError("It must be a name, = and a value.");
  return { ...soFar, [text.slice(0, at)]: text.slice(at + 1) };
}
