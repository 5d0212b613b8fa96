import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { nakamaEnvironment, startEmulator } from "../emulator/index.ts";
import { benchOf } from "./bench.ts";
import { launchNakama } from "./launch-nakama.ts";

test("a world's Nakama runs in the environment that users are told to give theirs", async () => {
  const folder = mkdtempSync(join(tmpdir(), "world-nakama-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  // In place of Nakama, a program that tells its environment and ends: how Nakama is started is what is tested.
  const binary = join(folder, "nakama");
  writeFileSync(binary, `#!/bin/sh\nenv > ${folder}/environment\nexit 1\n`);
  chmodSync(binary, 0o755);
  const emulator = await startEmulator({ stateFolder: folder, clock: { mode: "manual" } });
  const bench = benchOf(emulator);
  onTestFinished(() => bench.close());
  const addresses = await bench.addresses();
  const { connectPort, bundlePath = "", emptyFolderPath = "" } = addresses;

  const starting = launchNakama(
    {
      stack: { nakama: { binary, modulesFolder: folder } },
      folder,
      databaseAddress: "postgres@127.0.0.1:1/none",
      addresses,
      matchmaker: {},
      runtimeEnvironment: {},
    },
    1,
  );
  await expect(starting).rejects.toThrow("nakama1");
  const given = Object.fromEntries(
    readFileSync(join(folder, "environment"), "utf8")
      .trim()
      .split("\n")
      .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
  expect(given).toMatchObject(nakamaEnvironment({ connectPort, bundlePath, emptyFolderPath }));
  expect(given.NO_PROXY).toContain("0.0.0.0");
});
