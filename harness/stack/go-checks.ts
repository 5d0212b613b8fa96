/**
 * Runs `go vet` and `go test` over a Go module of ours and counts, so that they are part of the suite. Where the module
 * proxy does not serve the fleet manager or the Server SDK, the packages that are made with it are left out by name.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { copyModFile } from "./copy-mod-file.ts";
import { FLEET_MANAGER } from "./fetch-fleet-manager.ts";
import { type FetchFolders, fetchGoModule, GoModuleNotServed } from "./fetch-go-module.ts";
import { SERVER_SDK } from "./fetch-server-sdk.ts";
import { goCommands, type RunGo } from "./go-command.ts";
import { readGoModule } from "./go-module.ts";
import { isMadeWith, listGoPackages } from "./go-packages.ts";
import { readGoTests } from "./go-test-events.ts";

export interface GoChecksOptions {
  readonly moduleFolder: string;
  /** Keeps what a module proxy has refused. */
  readonly cacheFolder: string;
  /** Told what failed, in Go's own words, and a last line with the count. */
  readonly log: (line: string) => void;
  readonly environment?: NodeJS.ProcessEnv;
}

export interface GoChecks {
  /** Tests, and `go vet` as one. */
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}

const LIMIT_MS = 10 * 60_000;
/** What some proxies refuse. */
const PERHAPS_REFUSED = [FLEET_MANAGER, SERVER_SDK];

/**
 * Vets and tests the module's packages. Failed checks are counted and logged, not thrown.
 * @throws an Error when Go or the C compiler is missing, go.mod cannot be read, or what some proxies refuse
 * cannot be fetched for another reason.
 */
export async function runGoChecks({ log, environment, ...folders }: GoChecksOptions): Promise<GoChecks> {
  const logFolder = mkdtempSync(join(tmpdir(), "windtunnel-go-checks-"));
  const moduleFolder = resolve(folders.moduleFolder);
  try {
    const runGo = goCommands({
      moduleFolder,
      logFolder,
      environment: environment ?? process.env,
      modFile: copyModFile(moduleFolder, logFolder),
    });
    const { packages, skipped } = await packagesToCheck(runGo, { ...folders, moduleFolder });
    const isVetted = await vet(runGo, packages, log);
    const tests = readGoTests(
      await runGo(["test", "-json", "-vet=off", ...packages], { limitMs: LIMIT_MS, acceptedCodes: [0, 1] }),
    );
    for (const failure of tests.failures) log(failure);
    const checks = {
      passed: tests.passed + (isVetted ? 1 : 0),
      failed: tests.failures.length + (isVetted ? 0 : 1),
      skipped: [...skipped, ...tests.skipped],
    };
    log(`Go: ${checks.passed} passed, ${checks.failed} failed, ${checks.skipped.length} skipped`);
    return checks;
  } finally {
    rmSync(logFolder, { recursive: true, force: true });
  }
}

async function packagesToCheck(
  runGo: RunGo,
  folders: FetchFolders,
): Promise<{ packages: string[]; skipped: { name: string; reason: string }[] }> {
  const packages = await listGoPackages(runGo, "./...");
  const reasons = new Map<string, string>();
  for (const wanted of PERHAPS_REFUSED) {
    const withIt = packages.filter((one) => isMadeWith(one, wanted.path));
    if (withIt.length === 0) continue;
    try {
      await fetchGoModule(wanted, runGo, await readGoModule(runGo), folders);
    } catch (error) {
      if (!(error instanceof GoModuleNotServed)) throw error;
      for (const { ImportPath } of withIt) reasons.set(ImportPath, error.message);
    }
  }
  return {
    packages: packages.map((one) => one.ImportPath).filter((name) => !reasons.has(name)),
    skipped: [...reasons].map(([name, reason]) => ({ name: `go vet and go test of ${name}`, reason })),
  };
}

async function vet(runGo: RunGo, packages: readonly string[], log: (line: string) => void): Promise<boolean> {
  try {
    await runGo(["vet", ...packages], { limitMs: LIMIT_MS });
    return true;
  } catch (error) {
    log((error as Error).message);
    return false;
  }
}
