import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeWorkFolder, publish } from "./work-folder.ts";

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "windtunnel-work-"));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

test("what a dead maker left is removed; what a living one makes, and everything else, stays", async () => {
  const dead = spawn("true");
  await once(dead, "exit");
  const living = makeWorkFolder(parent, "copying");
  for (const name of [`copying-${dead.pid}-abcdef`, `fetching-${dead.pid}-abcdef`, `copying-${dead.pid}`]) {
    mkdirSync(join(parent, name, "half"), { recursive: true });
  }

  const mine = makeWorkFolder(parent, "copying");

  const kept = [living, mine].map((folder) => folder.slice(parent.length + 1));
  expect(readdirSync(parent).sort()).toEqual(
    [...kept, `copying-${dead.pid}`, `fetching-${dead.pid}-abcdef`].sort(),
  );
});

test("of two that make the same, the first one's stays and the second is content", () => {
  const final = join(parent, "final");
  const [first, second] = ["first", "second"].map((text) => {
    const folder = makeWorkFolder(parent, "copying");
    writeFileSync(join(folder, "text"), text);
    return folder;
  });

  publish(first ?? "", final);
  publish(second ?? "", final);

  expect(readFileSync(join(final, "text"), "utf8")).toBe("first");
});

test("a name that cannot be given is an error", () => {
  const work = makeWorkFolder(parent, "copying");
  expect(() => publish(work, join(parent, "no", "such", "folder"))).toThrow("ENOENT");
});
