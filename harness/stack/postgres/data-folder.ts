/**
 * Makes data folders: the first one by initdb, further ones as copies of what initdb made.
 *
 * Where memory serves as a file system and has room, they lie there. Measured on two cores with a busy
 * disk: a start takes 0.1 to 0.3 s instead of 0.5 to 2 s, a database from a template 10 to 20 ms instead
 * of 50 to 400.
 */
import { randomBytes } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { inheritedEnvironment, plainEnvironment } from "../environment.ts";
import { runToEnd } from "../run-to-end.ts";
import { makeWorkFolder, publish } from "../work-folder.ts";
import { dataParent, type PostgresAccount } from "./account.ts";
import type { PostgresBinaries } from "./binaries.ts";

/** The superuser that initdb makes. */
export const SUPERUSER = "windtunnel";

export interface InitializedData {
  /** Holds `data`, which nobody runs on, and `password`. */
  readonly folder: string;
  /** Of the superuser; drawn once per cache, readable by its owner only. */
  readonly password: string;
  readonly fromCache: boolean;
}

const LIMIT_MS = 60_000;
const SHARED_MEMORY = "/dev/shm";
/** Containers often give 64 MiB; a database takes 8. */
const NEEDED_BYTES = 2 * 1024 ** 3;

/** What initdb made, from the cache when it is there. @throws with initdb's own words. */
export async function initializedData(options: {
  readonly cacheFolder: string;
  readonly binaries: PostgresBinaries;
  readonly account: PostgresAccount;
}): Promise<InitializedData> {
  const { account, binaries } = options;
  const parent = dataParent(account, join(options.cacheFolder, "postgres"));
  const folder = join(options.cacheFolder, "postgres", `initialized-${binaries.version}-${account.kind}`);
  if (existsSync(folder)) return { folder, password: passwordIn(folder), fromCache: true };

  const work = makeWorkFolder(parent, "windtunnel-initializing");
  const fresh = makeWorkFolder(join(options.cacheFolder, "postgres"), "copying-initialized");
  try {
    const passwordFile = join(work, "password");
    writeFileSync(passwordFile, randomBytes(18).toString("base64url"), { mode: 0o600 });
    await giveTo(account, work);
    await initialize(account, work, passwordFile, join(options.cacheFolder, "postgres", "initdb.log"));
    await copy(`${work}/.`, fresh);
    publish(fresh, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
    rmSync(fresh, { recursive: true, force: true });
  }
  return { folder, password: passwordIn(folder), fromCache: false };
}

/**
 * A data folder of its own for one server, in memory or below `parent`; what servers left whose starter was
 * killed is removed.
 */
export async function freshDataFolder(
  initialized: InitializedData,
  account: PostgresAccount,
  parent: string,
): Promise<string> {
  const place = roomInMemory() ?? dataParent(account, parent);
  const folder = makeWorkFolder(place, "windtunnel-postgres-run");
  await copy(join(initialized.folder, "data"), folder);
  await giveTo(account, folder);
  return join(folder, "data");
}

/** Linux's shared memory, when everybody may write there and it has room for hundreds of databases. */
function roomInMemory(): string | undefined {
  if (process.platform !== "linux") return undefined;
  try {
    accessSync(SHARED_MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(SHARED_MEMORY);
    const isPublic = (statSync(SHARED_MEMORY).mode & 0o1777) === 0o1777;
    return isPublic && bavail * bsize >= NEEDED_BYTES ? SHARED_MEMORY : undefined;
  } catch {
    return undefined;
  }
}

async function initialize(account: PostgresAccount, work: string, passwordFile: string, logFile: string) {
  const [command = "", ...args] = [
    ...account.prefix,
    join(account.binFolder, "initdb"),
    `--pgdata=${join(work, "data")}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    // Passwords travel on the loopback only; 4,096 rounds would cost every connection milliseconds.
    "--set=scram_iterations=1",
    "--encoding=UTF8",
    "--locale=C",
    "--wal-segsize=1",
    "--no-sync",
    "--no-instructions",
  ];
  await runToEnd({
    name: "initdb",
    command,
    args,
    env: plainEnvironment(),
    cwd: work,
    logFile,
    limitMs: LIMIT_MS,
  });
}

function passwordIn(folder: string): string {
  return readFileSync(join(folder, "password"), "utf8");
}

/** By the system's cp, which clones where the file system can. */
async function copy(from: string, to: string): Promise<void> {
  const logFile = `${to}.copy.log`;
  const clone = process.platform === "linux" ? ["-a", "--reflink=auto"] : ["-Rpc"];
  const env = inheritedEnvironment();
  await runToEnd({ name: "cp", command: "cp", args: [...clone, from, to], env, logFile, limitMs: LIMIT_MS });
  rmSync(logFile);
}

async function giveTo(account: PostgresAccount, folder: string): Promise<void> {
  if (account.ownerId === undefined) return;
  const args = ["-R", `${account.ownerId}:${account.ownerId}`, folder];
  const logFile = `${folder}.chown.log`;
  await runToEnd({
    name: "chown",
    command: "chown",
    args,
    env: inheritedEnvironment(),
    logFile,
    limitMs: LIMIT_MS,
  });
  rmSync(logFile);
}
