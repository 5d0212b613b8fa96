/** Says which Go module server and plugin are built from. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

const SETTING = "WINDTUNNEL_NAKAMA_MODULE";

/**
 * The folder that `WINDTUNNEL_NAKAMA_MODULE` names, else the sample module of the project.
 * @throws an Error when the named folder is no Go module.
 */
export function nakamaModuleFolder(projectFolder: string, environment: NodeJS.ProcessEnv): string {
  const own = environment[SETTING];
  if (!own) return join(projectFolder, "nakama-module");
  const folder = resolve(own);
  if (!existsSync(join(folder, "go.mod"))) {
    throw new Error(`${SETTING} names ${folder}, where there is no go.mod: name the folder of a Go module`);
  }
  return folder;
}
