/** Starts a real Nakama server as a child process, waits until it serves, and migrates its database. */
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { type ChildExit, type ChildHandle, describeExit, startChild } from "./child-process.ts";
import { type NakamaReadiness, nakamaReady } from "./nakama-ready.ts";
import { bareNakamaEnvironment, type NakamaSettings, nakamaArguments } from "./nakama-settings.ts";
import { freePortGroup } from "./ports.ts";
import { runToEnd } from "./run-to-end.ts";

/** Nakama listens on four ports: HTTP and gRPC, for players and for its console. */
export interface NakamaPorts {
  readonly socket: number;
  /** Always `socket` − 1. */
  readonly grpc: number;
  readonly console: number;
  /** Always `console` − 3. */
  readonly consoleGrpc: number;
}

export interface NakamaOptions
  extends Omit<NakamaSettings, "socketPort" | "consolePort" | "httpKey" | "serverKey"> {
  readonly binary: string;
  readonly logFile: string;
  /** Free ones, unless given. */
  readonly ports?: { readonly socket: number; readonly console: number };
  readonly httpKey?: string;
  readonly serverKey?: string;
  /** By which Nakama finds the gateway: what users are told to paste. Nothing else but the path is handed on. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Milliseconds of wall time until it must serve; 30,000 unless told. */
  readonly readyWithinMs?: number;
  readonly log?: (line: string) => void;
}

export interface NakamaHandle {
  readonly name: string;
  readonly ports: NakamaPorts;
  /** Such as `http://127.0.0.1:7350`. */
  readonly baseUrl: string;
  readonly httpKey: string;
  readonly serverKey: string;
  readonly logFile: string;
  readonly pid: number;
  readonly exited: Promise<ChildExit>;
  /** SIGTERM, and SIGKILL when it has not ended within `withinMs` (5,000). */
  stop(options?: { readonly withinMs?: number }): Promise<void>;
  kill(): Promise<void>;
  /** Stops the process where it is; nothing of it is closed. Returns when it does nothing any more. */
  pause(): Promise<void>;
  /** Lets it go on. */
  resume(): void;
  tail(lines: number): string;
}

const SHOWN_LINES = 30;
const MIGRATION_LIMIT_MS = 60_000;

/**
 * Starts Nakama and returns once it serves players.
 * @throws an Error with what was last seen and the log's last lines, when it ends or is not ready in time;
 * nothing is left running then.
 */
export async function startNakama(options: NakamaOptions): Promise<NakamaHandle> {
  const ports = await fourPorts(options.ports);
  const httpKey = options.httpKey ?? "windtunnel-http-key";
  const serverKey = options.serverKey ?? "windtunnel-server-key";
  mkdirSync(options.dataFolder, { recursive: true });
  const child = startChild({
    name: options.name,
    command: options.binary,
    args: nakamaArguments({
      ...options,
      httpKey,
      serverKey,
      socketPort: ports.socket,
      consolePort: ports.console,
    }),
    env: { ...bareNakamaEnvironment(), ...options.environment },
    cwd: options.dataFolder,
    logFile: options.logFile,
    ...(options.log && { log: options.log }),
  });
  const baseUrl = `http://127.0.0.1:${ports.socket}`;
  await serves(child, { baseUrl, grpcPort: ports.grpc, withinMs: options.readyWithinMs ?? 30_000 });
  return {
    name: options.name,
    ports,
    baseUrl,
    httpKey,
    serverKey,
    logFile: child.logFile,
    pid: child.pid,
    exited: child.exited,
    stop: (stopOptions) => child.stop(stopOptions),
    kill: () => child.kill(),
    pause: () => child.pause(),
    resume: () => child.resume(),
    tail: (lines) => child.tail(lines),
  };
}

/**
 * Makes the database when it is missing and brings its schema up to this Nakama's.
 * @throws an Error with Nakama's own text.
 */
export async function migrateDatabase(
  binary: string,
  databaseAddress: string,
  logFile: string,
): Promise<void> {
  mkdirSync(dirname(logFile), { recursive: true });
  await runToEnd({
    name: "nakama migrate",
    command: binary,
    args: ["migrate", "up", "--database.address", databaseAddress],
    env: bareNakamaEnvironment(),
    cwd: dirname(logFile),
    logFile,
    limitMs: MIGRATION_LIMIT_MS,
  });
}

async function fourPorts(given: NakamaOptions["ports"]): Promise<NakamaPorts> {
  const socket = given?.socket ?? (await freePortGroup([0, -1]));
  const console = given?.console ?? (await freePortGroup([0, -3]));
  return { socket, grpc: socket - 1, console, consoleGrpc: console - 3 };
}

async function serves(
  child: ChildHandle,
  wish: Pick<NakamaReadiness, "baseUrl" | "grpcPort" | "withinMs">,
): Promise<void> {
  const giveUp = () => {
    const exit = child.exit();
    return exit && `it has ended (${describeExit(exit)})`;
  };
  try {
    await nakamaReady({ name: child.name, giveUp, ...wish });
  } catch (error) {
    await child.kill();
    throw new Error(
      `${(error as Error).message}. Its log ends (${child.logFile}):\n${child.tail(SHOWN_LINES) || "(empty)"}`,
    );
  }
}
