import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findExecutable, placeInBuild } from "./launch-path.ts";
import { flawsOfLaunchPaths } from "./launch-path-flaws.ts";

let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "windtunnel-path-"));
  folder = join(root, "build");
  mkdirSync(join(folder, "bin"), { recursive: true });
  for (const file of [join(folder, "bin", "server"), join(root, "outside")]) {
    writeFileSync(file, "#!/bin/sh\n");
    chmodSync(file, 0o755);
  }
  writeFileSync(join(folder, "data"), "no program");
  chmodSync(join(folder, "data"), 0o644);
  symlinkSync("bin/server", join(folder, "inner-link"));
  symlinkSync(join(root, "outside"), join(folder, "outer-link"));
  symlinkSync(root, join(folder, "outer-folder"));
});
afterEach(() => rmSync(root, { recursive: true }));

test.each(["/local/game/bin/server", "/local/game//bin/./server"])("%s is found in the folder", (path) => {
  expect(findExecutable(folder, path)).toEqual({ file: join(folder, "bin", "server") });
});

test("a symbolic link that stays in the folder is followed", () => {
  expect(findExecutable(folder, "/local/game/inner-link")).toEqual({ file: join(folder, "inner-link") });
});

test.each([
  ["C:\\game\\server.exe", "not found", "is a path of Windows"],
  ["/local/game/bin/nothing", "not found", "where there is no file"],
  ["/local/game/bin", "not found", "where there is no file"],
  ["/local/game", "not found", "where there is no file"],
  ["/local/gamers/server", "not found", "does not lie below /local/game"],
  ["/usr/bin/env", "not found", "does not lie below /local/game"],
  ["/local/game/../outside", "not found", "a step upwards"],
  ["/local/game/bin/../../outside", "not found", "a step upwards"],
  ["/local/game/outer-link", "not found", "leads by a symbolic link"],
  ["/local/game/outer-folder/outside", "not found", "leads by a symbolic link"],
  ["/local/game/data", "not executable", "chmod +x"],
])("%s is refused: %s", (path, fault, words) => {
  expect(findExecutable(folder, path)).toMatchObject({ fault, message: expect.stringContaining(words) });
  expect(findExecutable(folder, path)).toMatchObject({ message: expect.stringContaining(path) });
});

test("a build whose folder has gone is told as such", () => {
  const gone = join(root, "gone");
  expect(placeInBuild(gone, "/local/game/server")).toEqual({ problem: expect.stringContaining(gone) });
});

test("each flawed path of a runtime configuration is told once, by the event for its kind", () => {
  const line = (launchPath: string) => ({ launchPath, concurrentExecutions: 1 });
  const lines = ["/local/game/bin/server", "/local/game/no", "/local/game/data", "/local/game/no"].map(line);
  expect(flawsOfLaunchPaths(folder, lines).map(({ code }) => code)).toEqual([
    "FLEET_VALIDATION_LAUNCH_PATH_NOT_FOUND",
    "FLEET_VALIDATION_EXECUTABLE_RUNTIME_FAILURE",
  ]);
});
