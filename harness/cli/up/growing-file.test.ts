import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { GrowingFile } from "./growing-file.ts";

test("each line is read once, when it is whole", () => {
  const folder = mkdtempSync(join(tmpdir(), "windtunnel-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "nakama.log");
  const file = new GrowingFile(path);
  expect(file.newLines()).toBe("");
  appendFileSync(path, "one\ntw");
  expect(file.newLines()).toBe("one\n");
  expect(file.newLines()).toBe("");
  appendFileSync(path, "o, ünïcode\nthree\n");
  expect(file.newLines()).toBe("two, ünïcode\nthree\n");
});
