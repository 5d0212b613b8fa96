import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The name of the executable in such a build; its launch path is /local/game and this. */
export const SIMULATED_SERVER = "simulated-server.sh";

/**
 * Makes a folder that can stand for a build: a script that starts the simulated game server as a process of its own. What
 * is started passes its parameters on; see server-arguments.ts.
 */
export function writeSimulatedBuild(folder: string, name: string = SIMULATED_SERVER): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  const main = fileURLToPath(new URL("./main.ts", import.meta.url));
  writeFileSync(file, `#!/bin/sh\nexec ${quoted(process.execPath)} ${quoted(main)} "$@"\n`);
  chmodSync(file, 0o755);
  return file;
}

/** For a POSIX shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
