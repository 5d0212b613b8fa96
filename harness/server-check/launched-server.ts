import { join } from "node:path";
import type { ServerIdentity } from "../simulated-server/server-identity.ts";
import { type ChildHandle, startChild } from "../stack/child-process.ts";
import type { CheckGround } from "./check-ground.ts";
import type { CheckOptions } from "./check-options.ts";
import { fillPlaceholders } from "./fill-placeholders.ts";
import { findExecutable } from "./find-executable.ts";
import { freeGamePort } from "./free-game-port.ts";
import { serverEnvironment } from "./server-environment.ts";
import { ServerLife } from "./server-life.ts";

/** A process of the server under check. */
export interface LaunchedServer {
  readonly identity: ServerIdentity;
  readonly offeredPort: { readonly port: number; readonly isInArguments: boolean };
  readonly child: ChildHandle;
  readonly life: ServerLife;
}

/**
 * **Observed** (SDK sources): the Go SDK alone reads these, and reports every five seconds; the others wait for a minute.
 */
const quickHeartbeats = { HEALTHCHECK_INTERVAL: "5s", HEALTHCHECK_MAX_JITTER: "100ms" } as const;

/** Wall milliseconds for a process that is in nobody's way any more. */
const STOP_LIMIT_MS = 2_000;

/**
 * Starts the server with an identity of its own and follows its life.
 *
 * @param caller the environment of whoever checks.
 * @throws Error when it cannot be started.
 */
export async function launchServer(
  options: CheckOptions,
  ground: CheckGround,
  run: number,
  caller: NodeJS.ProcessEnv,
): Promise<LaunchedServer & { readonly close: () => Promise<void> }> {
  const file = findExecutable(options.executable, options.folder, caller.PATH ?? "");
  const identity = await ground.identity();
  const port = await freeGamePort();
  const filled = fillPlaceholders(options.args, identity, port);
  const { region } = options;
  const usual = {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    SSL_CERT_FILE: ground.bundlePath,
    ...(run > 1 ? quickHeartbeats : {}),
  };
  const startedAt = Date.now();
  const child = startChild({
    name: "the server under check",
    command: file,
    args: filled.args,
    env: serverEnvironment(caller, { ...usual, ...options.environment }, filled.environment),
    cwd: options.folder,
    logFile: join(options.logFolder, `server-${run}.log`),
  });
  const life = new ServerLife({ startedAt, exited: child.exited });
  const stopFollowing = await ground.bench.followJournal((entry) => life.heard(entry));
  const close = async () => {
    await child.stop({ withinMs: STOP_LIMIT_MS });
    stopFollowing();
  };
  const isInArguments = options.args.some((argument) => argument.includes("{port}"));
  return { identity, offeredPort: { port, isInArguments }, child, life, close };
}
