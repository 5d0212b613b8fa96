/** Takes a server and plugins that the user has built, where the environment names them. */
import { resolve } from "node:path";
import type { NakamaBuild } from "./nakama-build.ts";
import { checkNakama } from "./nakama-check.ts";

/**
 * What `WINDTUNNEL_NAKAMA` (a Nakama binary) and `WINDTUNNEL_MODULES` (the folder of the plugins built with it) name;
 * undefined when neither is set.
 *
 * @throws Error when only one of them is set, and with Nakama's own text when they do not fit each other.
 */
export async function ownNakamaBuild(environment: NodeJS.ProcessEnv): Promise<NakamaBuild | undefined> {
  const { WINDTUNNEL_NAKAMA: server, WINDTUNNEL_MODULES: modules } = environment;
  if (!server && !modules) return undefined;
  if (!server || !modules) {
    const [given, missing] = server
      ? ["WINDTUNNEL_NAKAMA", "WINDTUNNEL_MODULES: the folder of the plugins that were built with it"]
      : ["WINDTUNNEL_MODULES", "WINDTUNNEL_NAKAMA: the server that they were built with"];
    throw new Error(`${given} needs ${missing}`);
  }
  const build = { binary: resolve(server), modulesFolder: resolve(modules) };
  await checkNakama(build.binary, build.modulesFolder);
  return build;
}
