import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { coverageDocument } from "./coverage.ts";

test("docs/coverage.md says what the table of operations says; npm run docs writes it anew", () => {
  expect(readFileSync("docs/coverage.md", "utf8")).toBe(coverageDocument());
});
