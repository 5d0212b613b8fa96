import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { buildNakama, type NakamaBuild } from "./nakama-build.ts";
import { checkNakama } from "./nakama-check.ts";

const SAMPLE_MODULE = fileURLToPath(new URL("../../nakama-module", import.meta.url));
/** The first build on a machine compiles all of Nakama. */
const BUILD_LIMIT_MS = 20 * 60_000;
/** No process has this id: Linux ends far below, and it stands for a builder that was killed. */
const DEAD_PROCESS = 2 ** 30;

const PLUGIN = `package main

import (
	"context"
	"database/sql"

	"github.com/heroiclabs/nakama-common/runtime"
)

func InitModule(ctx context.Context, logger runtime.Logger, db *sql.DB, nk runtime.NakamaModule, initializer runtime.Initializer) error {
	return nil
}

func main() {}
`;

let root: string;
let moduleFolder: string;
let cacheFolder: string;
let built: NakamaBuild;

/** A user's own module: a plugin of theirs, with the sample's pinned versions. */
function userModule(folder: string, plugin: string): string {
  mkdirSync(folder, { recursive: true });
  for (const file of ["go.mod", "go.sum"]) cpSync(join(SAMPLE_MODULE, file), join(folder, file));
  writeFileSync(join(folder, "main.go"), plugin);
  return folder;
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "nakama-build-"));
  moduleFolder = userModule(join(root, "module"), PLUGIN);
  cacheFolder = join(root, "cache");
  mkdirSync(join(cacheFolder, `building-${DEAD_PROCESS}-abc123`), { recursive: true });
  built = await buildNakama({ moduleFolder, cacheFolder });
  return () => rmSync(root, { recursive: true, force: true });
}, BUILD_LIMIT_MS);

test("the build passes Nakama's own check, and nothing of a killed builder is left", async () => {
  await checkNakama(built.binary, built.modulesFolder);
  expect(readdirSync(cacheFolder)).toEqual([expect.stringMatching(/^[0-9a-f]{24}$/)]);
});

test(
  "the same state comes from the cache, tests and texts do not count, a changed source does",
  async () => {
    const madeAt = statSync(built.binary).mtimeMs;
    writeFileSync(join(moduleFolder, "README.md"), "words");
    const lines: string[] = [];
    const again = await buildNakama({ moduleFolder, cacheFolder, log: (line) => lines.push(line) });
    expect(again).toEqual(built);
    expect(lines).toEqual([expect.stringContaining("from the cache")]);
    expect(statSync(built.binary).mtimeMs).toBe(madeAt);

    const changed = userModule(
      join(root, "changed"),
      PLUGIN.replace("return nil", 'logger.Info("hello")\n\treturn nil'),
    );
    expect((await buildNakama({ moduleFolder: changed, cacheFolder })).binary).not.toBe(built.binary);
  },
  BUILD_LIMIT_MS,
);

test(
  "a plugin that Nakama cannot load fails the build with Nakama's text, and is not kept",
  async () => {
    const broken = userModule(join(root, "broken"), PLUGIN.replace("InitModule", "InitializeModule"));
    const before = readdirSync(cacheFolder);
    await expect(buildNakama({ moduleFolder: broken, cacheFolder })).rejects.toThrow(/InitModule/);
    expect(readdirSync(cacheFolder)).toEqual(before);
  },
  BUILD_LIMIT_MS,
);

test(
  "a source that does not compile fails the build with the compiler's text",
  async () => {
    const broken = userModule(join(root, "uncompiled"), PLUGIN.replace("return nil", "return nothing"));
    await expect(buildNakama({ moduleFolder: broken, cacheFolder })).rejects.toThrow(/undefined: nothing/);
  },
  BUILD_LIMIT_MS,
);

test("a module that does not list Nakama as a tool is told the line to add", async () => {
  const folder = mkdtempSync(join(tmpdir(), "no-tool-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(
    join(folder, "go.mod"),
    "module game\n\ngo 1.24\n\nrequire github.com/heroiclabs/nakama-common v1.46.0\n",
  );
  await expect(buildNakama({ moduleFolder: folder, cacheFolder })).rejects.toThrow(
    /go get -tool github\.com\/heroiclabs\/nakama\/v3@v3\.39\.0/,
  );
});

test("a folder without plugins does not pass for one that fits", async () => {
  await expect(checkNakama(built.binary, join(root, "none"))).rejects.toThrow("there is no plugin");
});
