import { expect, test } from "vitest";
import { problemsWith } from "./check-invariants.ts";
import { viewOf } from "./testing/views.ts";
import type { Invariant } from "./world-view.ts";

const view = viewOf();
const holds: Invariant = { name: "it holds", check: () => [] };
const broken: Invariant = { name: "it is broken", check: () => ["this way", "and that way"] };

test("every contradiction is told with the truth that it breaks", () => {
  expect(problemsWith(view, [], [holds, broken])).toEqual([
    "it is broken: this way",
    "it is broken: and that way",
  ]);
});

test("a scenario may break what it names, and fails when that holds", () => {
  expect(problemsWith(view, ["it is broken"], [holds, broken])).toEqual([]);
  expect(problemsWith(view, ["it holds", "it is broken"], [holds, broken])).toEqual([
    "it holds: the scenario says that it breaks this, and it holds",
  ]);
});

test("a name that no invariant has is a mistake", () => {
  expect(problemsWith(view, ["it hold"], [holds])).toEqual([
    'no invariant is called "it hold"; there are: it holds',
  ]);
});
