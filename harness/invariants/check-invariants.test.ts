import { expect, test } from "vitest";
import { problemsWith } from "./check-invariants.ts";
import type { Invariant } from "./invariant.ts";
import { invariants } from "./table.ts";
import { viewOf } from "./testing/views.ts";
import { emulatorTruths } from "./world-view.ts";

const view = viewOf();
const truth = "So it is.";
const holds: Invariant = { name: "it holds", truth, check: () => [] };
const broken: Invariant = { name: "it is broken", truth, check: () => ["this way", "and that way"] };

test("every contradiction is told with the truth that it breaks", () => {
  expect(problemsWith(view, [], [holds, broken], [])).toEqual([
    "it is broken: this way",
    "it is broken: and that way",
  ]);
});

test("a scenario may break what it names, and fails when that holds", () => {
  expect(problemsWith(view, ["it is broken"], [holds, broken], [])).toEqual([]);
  expect(problemsWith(view, ["it holds", "it is broken"], [holds, broken], [])).toEqual([
    "it holds: the scenario says that it breaks this, and it holds; is what it shows mended?",
  ]);
});

test("a name that no invariant has is a mistake", () => {
  expect(problemsWith(view, ["it hold"], [holds], ["it counts"])).toEqual([
    'no invariant is called "it hold"; there are: it holds, it counts',
  ]);
});

test("what the emulator found about itself counts like any other truth", () => {
  const brokenTruths = [{ name: "it counts", truth, contradictions: ["1 is 2"] }];
  const counted = viewOf({}, [], { brokenTruths });
  expect(problemsWith(counted, [], [holds], ["it counts"])).toEqual(["it counts: 1 is 2"]);
  expect(problemsWith(counted, ["it counts"], [holds], ["it counts"])).toEqual([]);
  expect(problemsWith(view, ["it counts"], [holds], ["it counts"])).toHaveLength(1);
});

test("no two truths have one name, about the emulator or about the stack", () => {
  const names = [...invariants.map(({ name }) => name), ...emulatorTruths];
  expect(names.length).toBeGreaterThanOrEqual(30);
  expect(new Set(names).size).toBe(names.length);
});
