/**
 * Builds Nakama and a plugin from one Go module, once per state of the sources, and proves that they fit.
 *
 * **Observed**: both must have the same flags, toolchain and module versions, or the plugin is refused.
 */
import { existsSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { FLEET_MANAGER_PATH, fetchFleetManager } from "./fetch-fleet-manager.ts";
import { goCommands } from "./go-command.ts";
import { readGoModule } from "./go-module.ts";
import { isMadeWith, listGoPackages } from "./go-packages.ts";
import { nakamaBuildKey } from "./nakama-build-key.ts";
import { checkNakama } from "./nakama-check.ts";
import { NAKAMA_PATH, nakamaToolVersion } from "./nakama-tool.ts";
import { makeWorkFolder, publish } from "./work-folder.ts";

export interface NakamaBuildOptions {
  /** A Go module that is a plugin (package main with InitModule) and lists Nakama as a tool. */
  readonly moduleFolder: string;
  /** Builds are kept in it, a folder each. */
  readonly cacheFolder: string;
  readonly log?: (line: string) => void;
  readonly environment?: NodeJS.ProcessEnv;
}

export interface NakamaBuild {
  readonly binary: string;
  readonly modulesFolder: string;
}

/** Nothing of these may differ between server and plugin. */
const SHARED_FLAGS = ["-trimpath", "-buildvcs=false"];
const BUILD_LIMIT_MS = 20 * 60_000;

/**
 * The build of the module's present state, from the cache when it is there. It is made in a folder of its
 * own that gets its name only when Nakama's check has passed, so an interrupted build leaves nothing
 * that could be taken for one.
 * @throws FleetManagerNotServed when the plugin needs the fleet manager and the module proxy refuses it, and
 * an Error for missing tools, a go.mod without Nakama as a tool, and with the last lines of what
 * Go or Nakama's check wrote.
 */
export async function buildNakama(options: NakamaBuildOptions): Promise<NakamaBuild> {
  const environment = options.environment ?? process.env;
  const moduleFolder = resolve(options.moduleFolder);
  const cacheFolder = resolve(options.cacheFolder);
  const log = options.log ?? (() => {});
  const work = makeWorkFolder(cacheFolder, "building");

  try {
    const runGo = goCommands({ moduleFolder, logFolder: work, environment });
    const module = await readGoModule(runGo);
    const version = nakamaToolVersion(module, moduleFolder);
    const circumstances = [await runGo(["env", ...PLATFORM_VARIABLES]), version, ...SHARED_FLAGS];
    const key = nakamaBuildKey(moduleFolder, circumstances);
    const finished = join(cacheFolder, key);
    if (existsSync(finished)) {
      log(`Nakama ${version} and the plugin: from the cache (${key})`);
      return parts(finished);
    }

    // Before the build, so that a proxy's refusal never has to be read out of a compiler's text.
    const [pluginPackage] = await listGoPackages(runGo, ".");
    if (pluginPackage !== undefined && isMadeWith(pluginPackage, FLEET_MANAGER_PATH)) {
      await fetchFleetManager(runGo, module, { moduleFolder, cacheFolder });
    }

    const startedAt = performance.now();
    log(`Nakama ${version} and the plugin: building (minutes the first time)`);
    const { binary, modulesFolder } = parts(work);
    const stamp = `-X main.version=${version.slice(1)} -X main.commitID=windtunnel`;
    await runGo(["build", ...SHARED_FLAGS, "-ldflags", stamp, "-o", binary, NAKAMA_PATH], {
      limitMs: BUILD_LIMIT_MS,
    });
    const plugin = join(modulesFolder, "module.so");
    await runGo(["build", ...SHARED_FLAGS, "-buildmode=plugin", "-o", plugin, "."], {
      limitMs: BUILD_LIMIT_MS,
    });
    await checkNakama(binary, modulesFolder);
    publish(work, finished);
    log(`Nakama ${version} and the plugin: built in ${Math.round((performance.now() - startedAt) / 1000)} s`);
    return parts(finished);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const PLATFORM_VARIABLES = [
  "GOVERSION",
  "GOOS",
  "GOARCH",
  "GOAMD64",
  "GOARM64",
  "CC",
  "CGO_CFLAGS",
  "CGO_LDFLAGS",
];

function parts(folder: string): NakamaBuild {
  return { binary: join(folder, "nakama"), modulesFolder: join(folder, "modules") };
}
