import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { measurementLines, measurements } from "./measurements.ts";

test("what the README shows of them is there", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const shown = [...readme.matchAll(/npm run bench -- (\S+)/g)].map(([, name = ""]) => name);
  expect(shown.length).toBeGreaterThan(0);
  for (const name of shown) expect([...measurements.keys()]).toContain(name);
});

test("the list has a line for each, by name", () => {
  expect(measurementLines().map((line) => line.trim().split(" ")[0])).toEqual([...measurements.keys()]);
});
