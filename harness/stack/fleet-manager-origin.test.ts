/**
 * The fleet manager that the sample module uses is the published one: pinned, neither replaced nor copied,
 * and unpacked by Go from an archive with the checksum that go.sum names.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { FLEET_MANAGER_PATH, FleetManagerNotServed, fetchFleetManager } from "./fetch-fleet-manager.ts";
import { projectFolders } from "./folders.ts";
import { goCommands, goJson, type RunGo } from "./go-command.ts";
import { type GoModule, readGoModule, requiredVersion } from "./go-module.ts";

const MODULE_FOLDER = fileURLToPath(new URL("../../nakama-module", import.meta.url));
const PINNED = "v0.0.0-20260619100130-c8d114745ef4";
const LIMIT_MS = 120_000;

let runGo: RunGo;
let module: GoModule;
/** Why the fleet manager cannot be had here, if it cannot. */
let notServed: string | undefined;

beforeAll(async () => {
  const logFolder = mkdtempSync(join(tmpdir(), "fleet-manager-origin-"));
  runGo = goCommands({ moduleFolder: MODULE_FOLDER, logFolder, environment: process.env });
  module = await readGoModule(runGo);
  try {
    const cacheFolder = join(projectFolders().cache, "nakama");
    await fetchFleetManager(runGo, module, { moduleFolder: MODULE_FOLDER, cacheFolder });
  } catch (error) {
    if (!(error instanceof FleetManagerNotServed)) throw error;
    notServed = error.message;
  }
  return () => rmSync(logFolder, { recursive: true, force: true });
}, LIMIT_MS);

test("go.mod pins the fleet manager and replaces nothing, nothing is vendored, and go.sum has its checksums", () => {
  expect(requiredVersion(module, FLEET_MANAGER_PATH)).toBe(PINNED);
  expect(module.Replace ?? []).toEqual([]);
  expect(existsSync(join(MODULE_FOLDER, "vendor"))).toBe(false);
  const sums = readFileSync(join(MODULE_FOLDER, "go.sum"), "utf8");
  expect(sums).toMatch(new RegExp(`^${FLEET_MANAGER_PATH} ${PINNED} h1:\\S{44}$`, "m"));
  expect(sums).toMatch(new RegExp(`^${FLEET_MANAGER_PATH} ${PINNED}/go\\.mod h1:\\S{44}$`, "m"));
});

test(
  "the fleet manager is the pinned version, from the module cache, with the checksum in go.sum",
  async ({ skip }) => {
    if (notServed !== undefined) skip(notServed);
    const asked = `${FLEET_MANAGER_PATH}@${PINNED}`;
    const [downloaded] = goJson<{ Dir: string; Sum: string }>(
      await runGo(["mod", "download", "-json", asked]),
    );
    const [used] = goJson<{ Version: string; Dir: string }>(
      await runGo(["list", "-m", "-json", FLEET_MANAGER_PATH]),
    );
    expect(used).toMatchObject({ Version: PINNED, Dir: downloaded?.Dir });
    const cache = (await runGo(["env", "GOMODCACHE"])).trim();
    expect(relative(cache, used?.Dir ?? "")).toBe(asked);
    expect(readFileSync(join(MODULE_FOLDER, "go.sum"), "utf8")).toContain(
      `${FLEET_MANAGER_PATH} ${PINNED} ${downloaded?.Sum}\n`,
    );
  },
  LIMIT_MS,
);

test(
  "what the module cache holds is what was downloaded",
  async ({ skip }) => {
    if (notServed !== undefined) skip(notServed);
    expect(await runGo(["mod", "verify"])).toContain("all modules verified");
  },
  LIMIT_MS,
);
