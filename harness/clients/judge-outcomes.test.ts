import { expect, test } from "vitest";
import type { ClientStep } from "./client-step.ts";
import { disagreements, unexpected } from "./judge-outcomes.ts";
import type { Outcomes } from "./play-steps.ts";

const steps: readonly ClientStep[] = [
  { name: "make", call: "CreateBuild", input: {}, output: { Build: { Status: "READY" } } },
  { stage: "time passes", seconds: 5 },
  { name: "ask", call: "DescribeBuild", input: {}, error: "NotFoundException" },
];
const outcomes = (status: string, message: string, isTyped?: boolean): Outcomes =>
  new Map([
    ["make", { output: { Build: { Status: status, BuildId: "build-1" } } }],
    ["ask", { error: { code: "NotFoundException", message, ...(isTyped === undefined ? {} : { isTyped }) } }],
  ]);

test("outcomes that are as the table says", () => {
  expect(unexpected(steps, outcomes("READY", "no such build", true))).toEqual([]);
});

test("what contradicts the table is told by step, path and both values", () => {
  const failed: Outcomes = new Map([["ask", { output: {} }]]);
  expect(unexpected(steps, outcomes("FAILED", "no"))).toEqual([
    "step make (CreateBuild): output.Build.Status is 'READY' for the table and 'FAILED' for the client",
  ]);
  expect(unexpected(steps, failed)).toEqual([
    "step make (CreateBuild): was not made",
    "step ask (DescribeBuild): must be refused with NotFoundException, and came to { output: {} }",
  ]);
  expect(unexpected(steps, outcomes("READY", "no", false))).toHaveLength(1);
});

test("clients disagree by member and by message; only one of them need know types", () => {
  const first = { name: "one", outcomes: outcomes("READY", "no such build", true) };
  const second = { name: "two", outcomes: outcomes("INITIALIZED", "no build") };
  expect(disagreements(steps, first, { name: "two", outcomes: outcomes("READY", "no such build") })).toEqual(
    [],
  );
  expect(disagreements(steps, first, second)).toEqual([
    "step make (CreateBuild): output.Build.Status is 'READY' for one and 'INITIALIZED' for two",
    "step ask (DescribeBuild): error.message is 'no such build' for one and 'no build' for two",
  ]);
  expect(disagreements(steps, first, { name: "two", outcomes: new Map() })).toHaveLength(2);
});
