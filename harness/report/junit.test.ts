import { expect, test } from "vitest";
import { junitOf } from "./junit.ts";
import type { ScenarioResult } from "./scenario-result.ts";
import { passed } from "./testing/passed-scenario.ts";

test("a suite for each file, a case for each scenario, each with what it came to", () => {
  const failed: ScenarioResult = {
    ...passed,
    title: 'it says "<no>"',
    outcome: "failed",
    errors: [{ name: "AssertionError", message: "1 & 2\n3", stack: "1 & 2\n    at x.ts:1:1" }],
  };
  const skipped: ScenarioResult = {
    ...passed,
    title: "a page plays",
    file: "scenarios/page.test.ts",
    outcome: "skipped",
    reason: "no browser",
    seed: undefined,
  };
  expect(junitOf([passed, failed, skipped], 0).split("\n")).toEqual([
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="Windtunnel" tests="3" failures="1" skipped="1" errors="0" time="4.347">',
    '  <testsuite name="scenarios/well.test.ts" timestamp="1970-01-01T00:00:00.000Z" tests="2" failures="1" skipped="0" errors="0" time="2.898">',
    '    <testcase name="all is well" classname="scenarios/well.test.ts" file="scenarios/well.test.ts" time="1.449">',
    "      <system-out>seed: seven",
    "logs: /logs/1",
    "</system-out>",
    "    </testcase>",
    '    <testcase name="it says &quot;&lt;no&gt;&quot;" classname="scenarios/well.test.ts" file="scenarios/well.test.ts" time="1.449">',
    '      <failure type="AssertionError" message="1 &amp; 2&#10;3">1 &amp; 2',
    "    at x.ts:1:1</failure>",
    "      <system-out>seed: seven",
    "logs: /logs/1",
    "</system-out>",
    "    </testcase>",
    "  </testsuite>",
    '  <testsuite name="scenarios/page.test.ts" timestamp="1970-01-01T00:00:00.000Z" tests="1" failures="0" skipped="1" errors="0" time="1.449">',
    '    <testcase name="a page plays" classname="scenarios/page.test.ts" file="scenarios/page.test.ts" time="1.449">',
    '      <skipped message="no browser"/>',
    "    </testcase>",
    "  </testsuite>",
    "</testsuites>",
    "",
  ]);
});

test("what XML cannot write at all becomes a question mark", () => {
  const text = junitOf([{ ...passed, title: "a\u0000b\u001b[31m\ud800c\uffff" }], 0);
  expect(text).toContain('name="a?b?[31m?c?"');
});
