import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { migrateDatabase, startNakama } from "./nakama.ts";
import { hasEnded } from "./process-state.ts";

/** A program that fails as a server may, in place of Nakama: how ours reacts is what is tested. */
function failing(script: string): { folder: string; binary: string } {
  const folder = mkdtempSync(join(tmpdir(), "nakama-start-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const binary = join(folder, "server");
  writeFileSync(binary, `#!/bin/sh\n${script}\n`);
  chmodSync(binary, 0o755);
  return { folder, binary };
}

function start(script: string): Promise<unknown> {
  const { folder, binary } = failing(script);
  return startNakama({
    binary,
    name: "nakama1",
    databaseAddress: "postgres@127.0.0.1:1/none",
    modulesFolder: folder,
    dataFolder: folder,
    logFile: join(folder, "server.log"),
    runtimeEnvironment: {},
    readyWithinMs: 1_500,
  });
}

test("a server that ends is reported with its exit and its last words", async () => {
  await expect(start("echo the database is not there; exit 3")).rejects.toThrow(
    /nakama1 is ready: it has ended \(code 3\).*the database is not there/s,
  );
});

test("a server that never answers is reported with what was last seen, and killed", async () => {
  const error = await start("echo process $$; exec sleep 600").catch((caught: unknown) => caught as Error);
  const message = error instanceof Error ? error.message : "";
  expect(message).toMatch(/not within 1500 ms; last seen: .+/);
  expect(hasEnded(Number(/process (\d+)/.exec(message)?.[1]))).toBe(true);
});

test("a migration that fails shows Nakama's text", async () => {
  const { folder, binary } = failing("echo no such database; exit 1");
  await expect(
    migrateDatabase(binary, "postgres@127.0.0.1:1/none", join(folder, "migrate.log")),
  ).rejects.toThrow(/nakama migrate ended with code 1.*no such database/s);
});
