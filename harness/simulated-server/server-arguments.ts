import { Command, InvalidArgumentError, Option } from "commander";
import type { HeartbeatPace } from "./heartbeat.ts";
import { type SdkProfileName, sdkProfiles } from "./sdk-profile.ts";
import type { ServerScript } from "./server-script.ts";

/** What a simulated game server that is a process of its own may be told by its command line. */
export interface ServerArguments {
  readonly script: ServerScript;
  readonly port: number | undefined;
  readonly heartbeat: HeartbeatPace | undefined;
  readonly logPaths: readonly string[];
  readonly toolName: string;
  /** In place of the one in the environment. */
  readonly webSocketUrl: string | undefined;
  readonly nakamaUrl: string | undefined;
  readonly httpKey: string;
  /** Exits with this code before it does anything. */
  readonly exitAtStart: number | undefined;
  readonly neverConnect: boolean;
  /** Of an exit behind ProcessEnding. */
  readonly exitCode: number;
  readonly crashExitCode: number;
  /** Does not exit behind ProcessEnding. */
  readonly neverExit: boolean;
}

interface Given {
  readonly script?: ServerScript;
  readonly profile?: SdkProfileName;
  readonly port?: number;
  readonly heartbeatMs?: number;
  readonly logPath: readonly string[];
  readonly toolName: string;
  readonly webSocketUrl?: string;
  readonly nakamaUrl?: string;
  readonly httpKey: string;
  readonly exitAtStart?: number;
  readonly neverConnect: boolean;
  readonly exitCode: number;
  readonly crashExitCode: number;
  readonly neverExit: boolean;
}

/**
 * Reads the command line; `--help` and mistakes end the process, as commander does. Unknown arguments are let through,
 * since parameters of a runtime configuration are made for other servers.
 */
export function readServerArguments(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ServerArguments {
  const usualPort = environment.WINDTUNNEL_PORT;
  const command = new Command("simulated-server")
    .description("A headless game server without a game. GAMELIFT_SDK_* tell it where GameLift is.")
    .option("--script <json>", "how it misbehaves; see server-script.ts", json)
    .addOption(new Option("--profile <sdk>", "which SDK it speaks like").choices(Object.keys(sdkProfiles)))
    .option("--port <number>", "for players; WINDTUNNEL_PORT, or any free one", number)
    .option("--heartbeat-ms <milliseconds>", "from heartbeat to heartbeat, without jitter", number)
    .addOption(new Option("--log-path <path...>", "written to, and named in ProcessReady").default([]))
    .option("--tool-name <text>", "what ProcessReady calls its tool", "windtunnel-real")
    .option("--web-socket-url <url>", "in place of GAMELIFT_SDK_WEBSOCKET_URL")
    .option("--nakama-url <url>", "the Nakama that it reports to")
    .option("--http-key <key>", "the runtime.http_key of that Nakama", "defaulthttpkey")
    .option("--exit-at-start <code>", "exits at once", number)
    .option("--never-connect", "never calls InitSDK", false)
    .option("--exit-code <code>", "of its exit behind ProcessEnding", number, 0)
    .option("--crash-exit-code <code>", "of its exit in a scripted crash", number, 3)
    .option("--never-exit", "lives on behind ProcessEnding", false)
    .allowUnknownOption()
    .allowExcessArguments()
    .parse(argv, { from: "user" });
  const given = command.opts<Given>();
  const { heartbeatMs, profile } = given;
  return {
    script: { ...given.script, ...(profile === undefined ? {} : { profile }) },
    port: given.port ?? (usualPort === undefined ? undefined : Number(usualPort)),
    heartbeat: heartbeatMs === undefined ? undefined : { intervalMs: heartbeatMs, jitterMs: 0 },
    logPaths: given.logPath,
    toolName: given.toolName,
    webSocketUrl: given.webSocketUrl,
    nakamaUrl: given.nakamaUrl,
    httpKey: given.httpKey,
    exitAtStart: given.exitAtStart,
    neverConnect: given.neverConnect,
    exitCode: given.exitCode,
    crashExitCode: given.crashExitCode,
    neverExit: given.neverExit,
  };
}

function number(text: string): number {
  const value = Number(text);
  if (text === "" || !Number.isInteger(value) || value < 0)
    throw new InvalidArgumentError("It must be a whole number, 0 or more.");
  return value;
}

function json(text: string): ServerScript {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as ServerScript;
  } catch {
    // told below
  }
  throw new InvalidArgumentError('It must be a JSON object, such as {"crashAt":"ready"}.');
}
