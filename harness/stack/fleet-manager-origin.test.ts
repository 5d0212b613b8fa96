/**
 * The fleet manager that the sample module uses is the published one: pinned, neither replaced nor copied,
 * and unpacked by Go from an archive with the checksum that go.sum names.
 */
import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { goEnvironment } from "./go-tools.ts";
import type { GoModule } from "./nakama-tool.ts";

const MODULE_FOLDER = fileURLToPath(new URL("../../nakama-module", import.meta.url));
const FLEET_MANAGER = "github.com/heroiclabs/nakama-gamelift";
const PINNED = "v0.0.0-20260619100130-c8d114745ef4";
const LIMIT_MS = 120_000;

async function go(...args: string[]): Promise<string> {
  const options = { cwd: MODULE_FOLDER, env: goEnvironment(process.env), timeout: LIMIT_MS };
  return (await promisify(execFile)("go", args, options)).stdout;
}

test("go.mod replaces nothing, and nothing is vendored", async () => {
  const module = JSON.parse(await go("mod", "edit", "-json")) as GoModule;
  expect(module.Replace ?? []).toEqual([]);
  expect(existsSync(join(MODULE_FOLDER, "vendor"))).toBe(false);
});

test(
  "the fleet manager is the pinned version, from the module cache, with the checksum in go.sum",
  async () => {
    const listed = JSON.parse(await go("mod", "download", "-json", `${FLEET_MANAGER}@${PINNED}`)) as {
      Version: string;
      Dir: string;
      Sum: string;
    };
    const required = JSON.parse(await go("list", "-m", "-json", FLEET_MANAGER)) as {
      Version: string;
      Dir: string;
    };
    expect(required).toMatchObject({ Version: PINNED, Dir: listed.Dir });
    const cache = (await go("env", "GOMODCACHE")).trim();
    expect(relative(cache, listed.Dir)).toBe(`${FLEET_MANAGER}@${PINNED}`);
    expect(readFileSync(join(MODULE_FOLDER, "go.sum"), "utf8")).toContain(
      `${FLEET_MANAGER} ${PINNED} ${listed.Sum}\n`,
    );
  },
  LIMIT_MS,
);

test(
  "what the module cache holds is what was downloaded",
  async () => {
    expect(await go("mod", "verify")).toContain("all modules verified");
  },
  LIMIT_MS,
);
