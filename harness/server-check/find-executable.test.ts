import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { findExecutable } from "./find-executable.ts";

/** A folder with an executable, a file that is none, and a folder. */
function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "find-executable-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  writeFileSync(join(path, "server"), "#!/bin/sh\n");
  chmodSync(join(path, "server"), 0o755);
  writeFileSync(join(path, "notes.txt"), "");
  mkdirSync(join(path, "build"));
  return path;
}

test("a path is taken from the folder, a name from the PATH", () => {
  const here = folder();
  expect(findExecutable("./server", here, "")).toBe(join(here, "server"));
  expect(findExecutable(join(here, "server"), "/", "")).toBe(join(here, "server"));
  expect(findExecutable("server", "/", `/no/such/place::${here}`)).toBe(join(here, "server"));
});

test("what cannot be executed is said, with what to do", () => {
  const here = folder();
  expect(() => findExecutable("./serve", here, "")).toThrow("/serve is not there.");
  expect(() => findExecutable("./build", here, "")).toThrow("name the server's executable itself");
  expect(() => findExecutable("server", here, "/usr/bin")).toThrow("say ./server");
  expect(() => findExecutable("no-such-program", here, "/usr/bin")).toThrow(
    /^No program no-such-program is in the PATH\.$/,
  );
  // Root may execute what has any execution bit, and this file has none.
  expect(() => findExecutable("./notes.txt", here, "")).toThrow(/chmod \+x .*notes\.txt/);
});
