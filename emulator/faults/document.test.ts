import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { faultsDocument } from "./document.ts";
import { faultNames, faultTables } from "./table.ts";

test("docs/faults.md tells every fault as its file does; `npm run docs` writes it", () => {
  expect(readFileSync(new URL("../../docs/faults.md", import.meta.url), "utf8")).toBe(faultsDocument());
});

test.each(faultNames())("%s has a scenario of its name, in which it is ordered", (name) => {
  const scenario = new URL(`../../scenarios/faults/${name}.test.ts`, import.meta.url);
  expect(readFileSync(scenario, "utf8")).toMatch(new RegExp(`\\.fault\\(\\s*"${name}"`));
});

test.each(Object.values(faultTables).flatMap((table) => [...table]))(
  "the examples of %s are settings that it takes",
  (_name, { settings, examples }) => {
    expect(examples).not.toEqual([]);
    for (const example of examples) expect(() => settings.parse(example)).not.toThrow();
  },
);
