import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import type { Line } from "./arrange-moments.ts";
import { clockText, layOut } from "./layout.ts";
import { painter } from "./paint.ts";
import { gameLift } from "./story.ts";

const line = (more: Partial<Line>): Line => ({
  wallAt: 1_000,
  at: 0,
  actor: gameLift,
  what: "works",
  isTrouble: false,
  times: 1,
  ...more,
});
const start = { at: 0, wallAt: 1_000 };

test("both times count from the world's start, in columns", () => {
  const lines = [
    line({}),
    line({ wallAt: 1_120, at: 30_000, actor: { kind: "player", name: "ada" }, what: "hears", times: 3 }),
  ];
  expect(layOut(lines, { paint: painter(false), start, width: 120 })).toEqual([
    "GameLift time  wall ms  who       what",
    "00:00:00.000         0  gamelift  works",
    "00:00:30.000       120  ada       hears (3 times)",
  ]);
});

test("a long text goes on below itself", () => {
  const what = `${"word ".repeat(14)}end`;
  const [, first, second] = layOut([line({ what })], { paint: painter(false), start, width: 40 });
  expect(first).toMatch(/^00:00:00\.000 {9}0 {2}gamelift {2}word( word){7}$/);
  expect(second).toBe(`${" ".repeat(34)}word word word word word word end`);
});

test.each([80, 120])("lines fit into a terminal of %s columns, coloured or not", (width) => {
  const what = "tells a server of a longer name to host a game session, and says for whom ".repeat(3);
  const name = "server 0cf7a";
  const lines = [line({ what, actor: { kind: "server", name }, isTrouble: true }), line({ what })];
  for (const isColoured of [false, true]) {
    const rows = layOut(lines, { paint: painter(isColoured), start, width }).map(stripVTControlCharacters);
    expect(rows.length).toBeGreaterThan(4);
    expect(Math.max(...rows.map(({ length }) => length))).toBeLessThanOrEqual(width);
    // Every column begins where its title does.
    expect(rows[1]?.indexOf("tells")).toBe(rows[0]?.indexOf("what"));
    expect(rows[1]?.indexOf(name)).toBe(rows[0]?.indexOf("who"));
  }
});

test("the moment of a fault is marked by a word, not by its colour alone", () => {
  const rows = layOut([line({ what: "x fired", isFault: true })], {
    paint: painter(false),
    start,
    width: 120,
  });
  expect(rows[1]).toMatch(/ FAULT x fired$/);
});

test("colours go around texts and change no column", () => {
  const lines = [line({ isTrouble: true })];
  const [, coloured = ""] = layOut(lines, { paint: painter(true), start, width: 120 });
  const [, plain] = layOut(lines, { paint: painter(false), start, width: 120 });
  expect(coloured).toContain("\u001b[31mworks\u001b[39m");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is how a colour begins.
  expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(plain);
});

test("GameLift's time goes beyond a day", () => {
  expect(clockText(1)).toBe("00:00:00.001");
  expect(clockText(100 * 3_600_000 + 61_500)).toBe("100:01:01.500");
});
