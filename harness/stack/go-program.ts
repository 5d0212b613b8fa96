/** Builds a Go program of ours once per state of its sources. */
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { copyModFile } from "./copy-mod-file.ts";
import { fetchGoModule, type WantedGoModule } from "./fetch-go-module.ts";
import { goCommands } from "./go-command.ts";
import { readGoModule } from "./go-module.ts";
import { nakamaBuildKey } from "./nakama-build-key.ts";
import { makeWorkFolder, publish } from "./work-folder.ts";

export interface GoProgramOptions {
  /** A Go module with package main at its root. */
  readonly moduleFolder: string;
  /** Builds are kept in it, a folder each. */
  readonly cacheFolder: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** A module that it is made with and that a proxy may refuse. Its checksum need not be in go.sum. */
  readonly needs?: WantedGoModule;
}

const LIMIT_MS = 10 * 60_000;

/**
 * The path of the program, and whether it was built before. An interrupted build leaves nothing that could be taken
 * for one: the file gets its name when it is complete.
 * @throws what `needs` has for a proxy's refusal; an Error when Go is missing, and with the last lines of what Go wrote.
 */
export async function buildGoProgram(
  options: GoProgramOptions,
): Promise<{ readonly binary: string; readonly fromCache: boolean }> {
  const moduleFolder = resolve(options.moduleFolder);
  const cacheFolder = resolve(options.cacheFolder);
  const environment = options.environment ?? process.env;
  const work = makeWorkFolder(cacheFolder, "building");
  try {
    const { needs } = options;
    const modFile = needs && copyModFile(moduleFolder, work);
    const runGo = goCommands({ moduleFolder, logFolder: work, environment, modFile });
    const key = nakamaBuildKey(moduleFolder, [
      await runGo(["env", "GOVERSION", "GOOS", "GOARCH", "GOAMD64"]),
    ]);
    const binary = join(cacheFolder, key, basename(moduleFolder));
    if (existsSync(binary)) return { binary, fromCache: true };
    if (needs !== undefined)
      await fetchGoModule(needs, runGo, await readGoModule(runGo), { moduleFolder, cacheFolder });
    const built = join(work, "program");
    await runGo(["build", "-trimpath", "-buildvcs=false", "-o", built, "."], { limitMs: LIMIT_MS });
    mkdirSync(dirname(binary), { recursive: true });
    publish(built, binary);
    return { binary, fromCache: false };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
