import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { invariantsDocument } from "./invariants-document.ts";

test("docs/invariants.md tells the truths that are checked; npm run docs writes it anew", () => {
  expect(readFileSync("docs/invariants.md", "utf8")).toBe(invariantsDocument());
});
