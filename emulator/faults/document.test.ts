import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { faultsDocument } from "./document.ts";
import { faultTables } from "./table.ts";

test("docs/faults.md tells every fault as its file does; `npm run docs` writes it", () => {
  expect(readFileSync(new URL("../../docs/faults.md", import.meta.url), "utf8")).toBe(faultsDocument());
});

test.each(Object.values(faultTables).flatMap((table) => [...table]))(
  "the examples of %s are settings that it takes",
  (_name, { settings, examples }) => {
    expect(examples).not.toEqual([]);
    for (const example of examples) expect(() => settings.parse(example)).not.toThrow();
  },
);
