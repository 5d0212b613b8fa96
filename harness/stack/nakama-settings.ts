/**
 * Turns a Nakama's settings into its command line and its environment.
 *
 * **Observed** with 3.40.0: lists are repeated flags; gRPC listens one below the socket port and three
 * below the console's; the server dials its own gRPC port at `socket.address` and obeys proxy variables
 * for it unless that is a loopback address, hence 127.0.0.1 for both.
 */

export interface NakamaMatchmaker {
  /** Whole seconds between two looks, at least 1. */
  readonly intervalSeconds?: number;
  /** Looks after which fewer than the maximum are enough, at least 1. */
  readonly maxIntervals?: number;
  /** Queries must match in both directions. */
  readonly reversePrecision?: boolean;
  readonly maxTickets?: number;
}

export interface NakamaSettings {
  /** 1 to 16 characters; the fleet manager refuses names that do not start with `nakama`. */
  readonly name: string;
  readonly databaseAddress: string;
  readonly modulesFolder: string;
  readonly dataFolder: string;
  readonly socketPort: number;
  readonly consolePort: number;
  readonly httpKey: string;
  readonly serverKey: string;
  /** What the plugin reads: the six GL_* settings and its own. */
  readonly runtimeEnvironment: Readonly<Record<string, string>>;
  readonly matchmaker?: NakamaMatchmaker;
  readonly logLevel?: "debug" | "info" | "warn" | "error";
}

const LOOPBACK = "127.0.0.1";

/**
 * Nakama's arguments.
 * @throws an Error naming the setting that Nakama or the fleet manager would refuse.
 */
export function nakamaArguments(settings: NakamaSettings): string[] {
  if (!/^nakama[A-Za-z0-9_.-]{0,10}$/.test(settings.name)) {
    throw new Error(
      `a Nakama's name starts with "nakama" and has at most 16 characters (the fleet manager and Nakama ask ` +
        `for that), not ${JSON.stringify(settings.name)}`,
    );
  }
  const { matchmaker = {} } = settings;
  const flags: Record<string, string | number | boolean | undefined> = {
    name: settings.name,
    data_dir: settings.dataFolder,
    "database.address": settings.databaseAddress,
    "runtime.path": settings.modulesFolder,
    "runtime.http_key": settings.httpKey,
    "socket.server_key": settings.serverKey,
    "socket.address": LOOPBACK,
    "socket.port": settings.socketPort,
    "console.address": LOOPBACK,
    "console.port": settings.consolePort,
    // nakama-js refreshes a session with less than five minutes left before every call.
    "session.token_expiry_sec": 7_200,
    "session.refresh_token_expiry_sec": 86_400,
    "session.encryption_key": "windtunnel-session-key",
    "session.refresh_encryption_key": "windtunnel-refresh-key",
    "console.signing_key": "windtunnel-console-key",
    "matchmaker.interval_sec": matchmaker.intervalSeconds,
    "matchmaker.max_intervals": matchmaker.maxIntervals,
    "matchmaker.rev_precision": matchmaker.reversePrecision,
    "matchmaker.max_tickets": matchmaker.maxTickets,
    "logger.level": settings.logLevel ?? "info",
  };
  const given = Object.entries(flags).flatMap(([name, value]) =>
    value === undefined ? [] : `--${name}=${value}`,
  );
  const runtime = Object.entries(settings.runtimeEnvironment).flatMap(([name, value]) => [
    "--runtime.env",
    `${name}=${value}`,
  ]);
  return [...given, ...runtime];
}

/**
 * What Nakama gets of our environment: nothing of ours leaks in, neither credentials nor proxies, and its telemetry is
 * off.
 */
export function bareNakamaEnvironment(): Record<string, string> {
  return {
    // For setpriv, sh and unshare, which tie the child's life to ours.
    PATH: process.env.PATH ?? "/usr/local/bin:/usr/bin:/bin",
    NAKAMA_TELEMETRY: "0",
  };
}
