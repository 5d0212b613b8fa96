import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { defectsDocument } from "./defects-document.ts";

test("docs/defects.md tells what the scenarios declare; npm run docs writes it anew", async () => {
  expect(readFileSync("docs/defects.md", "utf8")).toBe(await defectsDocument());
});
