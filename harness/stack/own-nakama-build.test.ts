import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { ownNakamaBuild } from "./own-nakama-build.ts";

/** A program that answers Nakama's `check` with this exit code, and a folder with a plugin. */
function built(code: number) {
  const folder = mkdtempSync(join(tmpdir(), "own-nakama-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const binary = join(folder, "nakama");
  writeFileSync(binary, `#!/bin/sh\necho "asked to $*"\nexit ${code}\n`);
  chmodSync(binary, 0o755);
  const modulesFolder = join(folder, "modules");
  mkdirSync(modulesFolder);
  writeFileSync(join(modulesFolder, "game.so"), "");
  return { binary, modulesFolder };
}

test("nothing is taken where nothing is named", async () => {
  expect(await ownNakamaBuild({})).toBeUndefined();
  expect(await ownNakamaBuild({ WINDTUNNEL_NAKAMA: "", WINDTUNNEL_MODULES: "" })).toBeUndefined();
});

test("server and plugins are taken when Nakama's check accepts them, wherever one works", async () => {
  const { binary, modulesFolder } = built(0);
  const here = (path: string) => relative(process.cwd(), path);
  expect(
    await ownNakamaBuild({ WINDTUNNEL_NAKAMA: here(binary), WINDTUNNEL_MODULES: here(modulesFolder) }),
  ).toEqual({ binary, modulesFolder });
});

test("what does not fit is refused with Nakama's words", async () => {
  const { binary, modulesFolder } = built(1);
  await expect(
    ownNakamaBuild({ WINDTUNNEL_NAKAMA: binary, WINDTUNNEL_MODULES: modulesFolder }),
  ).rejects.toThrow(/cannot load the plugins.*asked to check/s);
});

test("one of the two says what the other is", async () => {
  await expect(ownNakamaBuild({ WINDTUNNEL_NAKAMA: "n" })).rejects.toThrow(
    /needs WINDTUNNEL_MODULES: the folder/,
  );
  await expect(ownNakamaBuild({ WINDTUNNEL_MODULES: "m" })).rejects.toThrow(
    /needs WINDTUNNEL_NAKAMA: the server/,
  );
});
