import { expect, test } from "vitest";
import { invariants } from "./table.ts";
import { brokenWorlds } from "./testing/broken-worlds.ts";
import { drafts, viewOf } from "./testing/views.ts";

test.each(invariants)("$name: holds in a world that is in order", ({ check }) => {
  expect(check(viewOf())).toEqual([]);
});

test.each(invariants)("$name: holds where no Nakama plays", ({ check }) => {
  expect(check(viewOf({}, drafts, { indexRows: undefined, players: [] }))).toEqual([]);
});

test.each(brokenWorlds)("$of.name: is broken by $how", ({ of, view, says }) => {
  expect(of.check(view)).toEqual(says);
});

test("every truth about the stack is shown to be able to fail", () => {
  const shown = new Set(brokenWorlds.map(({ of }) => of));
  expect(invariants.filter((invariant) => !shown.has(invariant)).map(({ name }) => name)).toEqual([]);
});
