import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { readSkipList } from "./scenario-skips.ts";

function file(text: string | undefined): URL {
  const folder = mkdtempSync(join(tmpdir(), "skips-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "skips.json");
  if (text !== undefined) writeFileSync(path, text);
  return pathToFileURL(path);
}

test("the list is read; without a file nothing may be skipped", () => {
  const list = { chromium: { reason: "no browser", where: "linux" } };
  expect(readSkipList(file(JSON.stringify(list)))).toEqual(list);
  expect(readSkipList(file(undefined))).toEqual({});
});

test.each(["[]", '{"chromium": "no browser"}', '{"chromium": {"reason": "no browser"}}'])(
  "%s is refused",
  (text) => {
    expect(() => readSkipList(file(text))).toThrow(/must hold/);
  },
);

test("the project's own list is one", () => {
  expect(readSkipList()).toBeTypeOf("object");
});
