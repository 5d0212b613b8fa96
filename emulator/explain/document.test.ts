import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folder = new URL("./", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), "utf8");

/** The names in the union type of codes; PassedOverCode's own are read where it is declared. */
function declaredCodes(): readonly string[] {
  const causes = /export type CauseCode =([\s\S]*?);/.exec(read("cause.ts"))?.[1] ?? "";
  const passedOver =
    /export type PassedOverCode =([\s\S]*?);/.exec(read("../domain/placement.ts"))?.[1] ?? "";
  const codes = [...`${causes}${passedOver}`.matchAll(/"([a-z-]+)"/g)].map(([, code = ""]) => code);
  return codes.filter((code) => code !== "tried-in-round").toSorted();
}

test("docs/explain.md lists every code, and no other", () => {
  const tables = read("../../docs/explain.md").matchAll(/^\| (`[a-z-]+`(?:, `[a-z-]+`)*) \|/gm);
  const listed = [...tables].flatMap(([, cell = ""]) => cell.replaceAll("`", "").split(", "));
  expect(listed.toSorted()).toEqual(declaredCodes());
});

test("every code is given by some family", () => {
  const families = readdirSync(new URL("causes/", folder)).map((name) => read(`causes/${name}`));
  const unused = declaredCodes().filter((code) => !families.some((text) => text.includes(code)));
  expect(unused).toEqual([]);
});
