/** Starts PostgreSQL on a data folder of its own, on a port of the loopback address, and waits until it answers. */
import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { type ChildHandle, describeExit, startChild } from "../child-process.ts";
import { plainEnvironment } from "../environment.ts";
import { PortTakenError } from "../port-taken-error.ts";
import { until } from "../until.ts";
import { freshDataFolder } from "./data-folder.ts";
import { adminUrl, type Databases, databasesAt, type PostgresConnection } from "./databases.ts";
import type { PreparedPostgres } from "./prepare.ts";

export interface PostgresOptions {
  readonly prepared: PreparedPostgres;
  readonly port: number;
  readonly logFile: string;
  /** Data folders are made below it, when memory has no room for them. */
  readonly runFolder: string;
  /** Time for the start (30 s). */
  readonly withinMs?: number;
  readonly log?: (line: string) => void;
}

export interface Postgres extends Omit<Databases, "close"> {
  readonly port: number;
  readonly adminUrl: string;
  /** What another process needs for `databasesAt`. */
  readonly connection: PostgresConnection;
  readonly dataFolder: string;
  readonly process: ChildHandle;
  /** Ends the server and removes its data. */
  stop(): Promise<void>;
}

/** The data lives for one run: nothing is written for a crash of the machine. */
const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_wal_size: "64MB",
  wal_level: "minimal",
  max_wal_senders: "0",
  // Autovacuum may be connected to a template just when it is to be copied.
  autovacuum: "off",
  // Segments of a killed server would stay in /dev/shm; files of the data folder go with it.
  dynamic_shared_memory_type: "mmap",
  max_connections: "300",
  shared_buffers: "64MB",
  io_method: "sync",
  jit: "off",
  log_min_messages: "warning",
  timezone: "UTC",
} as const;

/**
 * Resolves when a query is answered.
 * @throws PortTakenError when somebody listens on the port; an Error with the end of the log when it
 * ends, or is not ready within the limit. Nothing is left running then.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { account, initialized } = options.prepared;
  const dataFolder = await freshDataFolder(initialized, account, options.runFolder);
  const connection = { port: options.port, password: initialized.password };
  const server = startChild({
    name: "PostgreSQL",
    prefix: account.prefix,
    command: join(account.binFolder, "postgres"),
    args: ["-D", dataFolder, "-p", String(options.port), ...settings()],
    env: plainEnvironment(),
    cwd: dirname(dataFolder),
    logFile: options.logFile,
    ...(options.log && { log: options.log }),
  });
  const databases = databasesAt(connection);
  const stop = async () => {
    await databases.close();
    await server.stop({ signal: "SIGQUIT", withinMs: 3_000 });
    rmSync(dirname(dataFolder), { recursive: true, force: true });
  };
  try {
    await until({
      what: `PostgreSQL on port ${options.port}`,
      withinMs: options.withinMs ?? 30_000,
      everyMs: 10,
      look: async () => {
        // Whoever had the port before us could let us wait: our own process must have said that it listens.
        if (!server.tail(50).includes("ready to accept connections")) return server.tail(1) || "an empty log";
        return (await databases.databaseExists("postgres")) || "it has no database postgres";
      },
      giveUp: () => {
        const exit = server.exit();
        return exit && `it ended with ${describeExit(exit)}`;
      },
    });
  } catch (error) {
    await stop();
    if (server.tail(50).includes("could not bind")) throw new PortTakenError("PostgreSQL", options.port);
    throw new Error(`${(error as Error).message}\nThe end of ${options.logFile}:\n${server.tail(15)}`);
  }
  const { close: _, ...usable } = databases;
  return {
    ...usable,
    port: options.port,
    adminUrl: adminUrl(connection),
    connection,
    dataFolder,
    process: server,
    stop,
  };
}

function settings(): string[] {
  return Object.entries(SETTINGS).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}
