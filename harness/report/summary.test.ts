import { expect, test } from "vitest";
import { painter } from "./paint.ts";
import type { ScenarioResult } from "./scenario-result.ts";
import { summaryOf } from "./summary.ts";
import { passed } from "./testing/passed-scenario.ts";

test("the table shows failures last, where their logs are, and each reason of a skip once", () => {
  const skipped = { ...passed, outcome: "skipped", advancedMs: undefined, reason: "no browser" } as const;
  const results: ScenarioResult[] = [
    { ...passed, title: "it breaks", outcome: "failed", logFolder: "/logs/2", recording: "/logs/2/r.jsonl" },
    { ...skipped, title: "a page plays" },
    passed,
    { ...skipped, title: "two pages play" },
  ];
  expect(summaryOf(results, { paint: painter(false), width: 80 }).split("\n")).toEqual([
    "  outcome  wall s  GameLift time  scenario",
    "✓ passed      1.4   00:00:30.000  all is well",
    "✗ failed      1.4   00:00:30.000  it breaks",
    "",
    "failed: it breaks",
    "  logs: /logs/2",
    "  again: npm run replay -- /logs/2/r.jsonl",
    "",
    "skipped: no browser",
    "  – a page plays",
    "  – two pages play",
  ]);
});

test("a run in which everything is skipped has no table, and a long reason is wrapped", () => {
  const skipped: ScenarioResult = {
    ...passed,
    outcome: "skipped",
    advancedMs: undefined,
    reason: "no browser here",
  };
  expect(summaryOf([skipped], { paint: painter(false), width: 20 }).split("\n")).toEqual([
    "",
    "skipped: no browser",
    "here",
    "  – all is well",
  ]);
});
