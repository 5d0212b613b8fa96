import { expect, test } from "vitest";
import { isMet, notesOf, rowOf } from "../figures.ts";
import { byIdFigures } from "./by-id-figures.ts";

const verdicts = (exponents: Parameters<typeof byIdFigures>[0]) =>
  byIdFigures(exponents).map((figure) => rowOf(figure).slice(1));

test("what a client sees is held against the goal, whatever the others show", () => {
  for (const others of [0.01, 0.2]) {
    const [client] = byIdFigures({ client: 0.06, core: others, bareMap: others });
    expect(client).toMatchObject({
      what: "growth exponent, by id as a client sees it",
      goal: { atMost: 0.05 },
    });
    expect(client && isMet(client)).toBe(false);
  }
  expect(verdicts({ client: 0.05, core: 0.2, bareMap: 0.2 })[0]).toEqual(["0.05", "≤ 0.05", "✓"]);
});

test("without a socket it is held against the same goal, and the reader is told when a bare Map misses it too", () => {
  const exponents = { client: 0.01, core: 0.1, bareMap: 0.051 };
  expect(verdicts(exponents).slice(1)).toEqual([
    ["0.10", "≤ 0.05", "✗ missed"],
    ["0.05", "", ""],
  ]);
  expect(notesOf(byIdFigures(exponents)).join(" ")).toContain("a bare Map of the same records is above 0.05");
  expect(notesOf(byIdFigures({ ...exponents, bareMap: 0.05 }))).toEqual([]);
});
