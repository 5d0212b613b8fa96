/** Where the bench keeps what it makes: below one git-ignored folder, and nowhere else. */
import { mkdirSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";

export interface Folders {
  /** The project: sources, go module, package.json. */
  readonly project: string;
  /** What can be made again: fetched jars, builds, PostgreSQL's hydrated binaries. */
  readonly cache: string;
  /** Logs of child processes, a folder per run. */
  readonly logs: string;
  /** Pages about runs. */
  readonly reports: string;
  /** What must stay the same from run to run: the certificate authority. */
  readonly state: string;
  /** Data of running servers. */
  readonly run: string;
}

/**
 * The folders of this project. When we are installed as a package they lie in the folder one works in,
 * because what is below `node_modules` belongs to the package manager.
 */
export function projectFolders(): Folders {
  const own = fileURLToPath(new URL("../..", import.meta.url));
  const home = join(own.includes(`${sep}node_modules${sep}`) ? process.cwd() : own, ".windtunnel");
  return {
    project: own,
    cache: join(home, "cache"),
    logs: join(home, "logs"),
    reports: join(home, "reports"),
    state: join(home, "state"),
    run: join(home, "run"),
  };
}

/**
 * Makes and returns a folder for the logs of one run, named after its start and its process. Only its owner may look
 * into it: an emulator's log holds the token of its control API.
 */
export function makeRunFolder(folders: Folders, startedAt: Date = new Date()): string {
  const stamp = startedAt.toISOString().replace(/[:.]/g, "-");
  const folder = join(folders.logs, `${stamp}-${process.pid}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}
