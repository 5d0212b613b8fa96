/**
 * Asks Nakama itself whether it can load the plugins of a folder.
 *
 * **Observed** with 3.40.0: `check` opens every .so below the folder without a database, and is content
 * with a folder that has none or does not exist; so that is looked at first.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bareNakamaEnvironment } from "./nakama-settings.ts";
import { runToEnd } from "./run-to-end.ts";

const CHECK_LIMIT_MS = 60_000;

/**
 * What `nakama check` wrote.
 * @throws an Error that shows Nakama's own text when the plugins do not fit the server, or one that says
 * that the binary or any plugin is missing.
 */
export async function checkNakama(binary: string, modulesFolder: string): Promise<string> {
  if (!existsSync(binary)) throw new Error(`there is no Nakama at ${binary}`);
  if (!hasPlugin(modulesFolder)) {
    throw new Error(
      `there is no plugin (a file ending in .so) in ${modulesFolder}: go build -buildmode=plugin`,
    );
  }
  const folder = mkdtempSync(join(tmpdir(), "windtunnel-check-"));
  try {
    return await runToEnd({
      name: "nakama check",
      command: binary,
      args: ["check", "--runtime.path", modulesFolder],
      env: bareNakamaEnvironment(),
      cwd: folder,
      logFile: join(folder, "check.log"),
      limitMs: CHECK_LIMIT_MS,
    });
  } catch (error) {
    throw new Error(`${binary} cannot load the plugins in ${modulesFolder}. ${(error as Error).message}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function hasPlugin(folder: string): boolean {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).some((name) => name.endsWith(".so"));
}
