import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterEach, beforeEach, expect, test } from "vitest";
import { collectLogs } from "./collect-logs.ts";

let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "windtunnel-logs-"));
  folder = join(root, "build");
  for (const path of ["build/bin", "build/logs/deep", "elsewhere"])
    mkdirSync(join(root, path), { recursive: true });
  writeFileSync(join(folder, "logs", "server.log"), "one\n");
  writeFileSync(join(folder, "logs", "deep", "more.log"), "two\n");
  writeFileSync(join(folder, "bin", "server.log"), "three\n");
  writeFileSync(join(root, "elsewhere", "game.log"), "four\n");
  writeFileSync(join(root, "output"), "said\n");
  symlinkSync(join(root, "elsewhere"), join(folder, "logs", "link"));
});
afterEach(() => rmSync(root, { recursive: true }));

async function archived(logPaths: readonly string[], largestBytes?: number): Promise<Record<string, string>> {
  const archiveFile = join(root, "made", "logs.zip");
  await collectLogs({
    logPaths,
    folder,
    launchPath: "/local/game/bin/server",
    outputFile: join(root, "output"),
    archiveFile,
    ...(largestBytes === undefined ? {} : { largestBytes }),
  });
  const files = unzipSync(new Uint8Array(readFileSync(archiveFile)));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

test("files stand under their own names, folders with all that is in them, links in them left alone", async () => {
  const files = await archived(["/local/game/logs/", join(root, "elsewhere", "game.log")]);
  expect(files).toMatchObject({
    "logs/server.log": "one\n",
    "logs/deep/more.log": "two\n",
    "game.log": "four\n",
    "windtunnel-output.log": "said\n",
  });
  expect(Object.keys(files)).not.toContain("logs/link/game.log");
});

test("a relative path begins beside the executable, and what is called alike is told apart", async () => {
  expect(await archived(["/local/game/logs/server.log", "server.log"])).toMatchObject({
    "server.log": "one\n",
    "2-server.log": "three\n",
  });
});

test("what is missing, or lies where it may not, is named in ReadMe.txt", async () => {
  const { "ReadMe.txt": readMe = "" } = await archived([
    "/local/game/logs/none.log",
    "/local/game/logs/link/game.log",
    "../../elsewhere/game.log",
    "C:\\game\\logs",
    "server.log",
  ]);
  expect(readMe.split("\n")).toEqual([
    expect.stringMatching(/^\/local\/game\/logs\/none\.log: missing at .*none\.log$/),
    expect.stringMatching(
      /^\/local\/game\/logs\/link\/game\.log: not collected, because it leads by a symbolic link/,
    ),
    expect.stringMatching(/^\.\.\/\.\.\/elsewhere\/game\.log: not collected, because it does not lie below/),
    expect.stringMatching(/^C:\\game\\logs: /),
    expect.stringMatching(/^server\.log: 1 file collected from /),
    "windtunnel-output.log: standard output and standard error",
    "",
  ]);
});

test("what does not fit any more is left out and told", async () => {
  const files = await archived(["/local/game/logs"], 6);
  expect(Object.keys(files)).toEqual(["logs/deep/more.log", "ReadMe.txt"]);
  expect(files["ReadMe.txt"]).toContain("1 file collected");
  expect(files["ReadMe.txt"]).toContain("an archive takes 6 bytes at most");
});

test("an empty process leaves an archive with nothing but ReadMe.txt and its empty output", async () => {
  writeFileSync(join(root, "output"), "");
  expect(Object.keys(await archived([]))).toEqual(["windtunnel-output.log", "ReadMe.txt"]);
});
