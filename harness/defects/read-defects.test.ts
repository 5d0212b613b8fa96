import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readDefects } from "./read-defects.ts";

function folderOf(files: { readonly [name: string]: string }): string {
  const folder = mkdtempSync(join(tmpdir(), "defects-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const declares = (defect: object) => `export const defect = ${JSON.stringify(defect)};`;
const shows = "defectScenario(\n  defect, {}, tell);";
const cures = "cureScenario(defect, {}, tell);";

test("defects are read in the order in which people count them", async () => {
  const folder = folderOf({
    "e1.defect.ts": declares({ id: "E1" }),
    "e1.test.ts": shows,
    "d10.defect.ts": declares({ id: "D10", cure: "it heals" }),
    "d10.test.ts": shows + cures,
    "d3b.defect.ts": declares({ id: "D3b" }),
    "d3b.test.ts": shows,
    "d3.defect.ts": declares({ id: "D3" }),
    "d3.test.ts": shows,
  });
  expect((await readDefects(folder)).map(({ defect }) => defect.id)).toEqual(["D3", "D3b", "D10", "E1"]);
});

test.each([
  [{ "d1.defect.ts": "export const other = 1;" }, /exports no "defect"/],
  [{ "d1.defect.ts": declares({ id: "D1" }) }, /D1 has no scenario/],
  [{ "d1.defect.ts": declares({ id: "D1" }), "d1.test.ts": cures }, /does not show D1/],
  [{ "d1.defect.ts": declares({ id: "D1" }), "d1.test.ts": shows + cures }, /shows a cure that .* not name/],
  [
    { "d1.defect.ts": declares({ id: "D1", cure: "c" }), "d1.test.ts": shows },
    /names a cure that .* not show/,
  ],
  [
    {
      "a.defect.ts": declares({ id: "D1" }),
      "a.test.ts": shows,
      "b.defect.ts": declares({ id: "D1" }),
      "b.test.ts": shows,
    },
    /two files declare D1/,
  ],
])("a declaration that does not fit its scenario is refused: %j", async (files, words) => {
  await expect(readDefects(folderOf(files))).rejects.toThrow(words);
});
