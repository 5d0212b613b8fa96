import { expect, test } from "vitest";
import { painter } from "../../report/paint.ts";
import { type RunResult, reportOf, type StepResult } from "../check-report.ts";
import { junitOf } from "./junit.ts";
import { tellRunEnd, tellStep, tellSum } from "./tell-check.ts";

const step = (step: string, more: Partial<StepResult>): StepResult => ({
  run: 1,
  step,
  title: `does ${step}`,
  expected: "something long enough that it does not fit into one line of a narrow terminal",
  seen: "port 7777",
  outcome: "right",
  afterSeconds: 1.25,
  ...more,
});

const steps = [
  step("connected", {}),
  step("port", { outcome: "wrong", seen: '<none> & "nothing"', fix: "Open it.", afterSeconds: 2 }),
  step("players-accepted", { outcome: "skipped", seen: "no players were wanted", afterSeconds: 2 }),
  step("exited", { outcome: "not reached", seen: '"port" comes before it', afterSeconds: 2 }),
];
const run: RunResult = {
  run: 1,
  processId: "process-1",
  steps,
  lastOutput: "first\n\u001b[31mlast\u001b[0m",
  outputFile: "/logs/server-1.log",
};
const report = reportOf(["./server", "-port", "7777"], [run]);
const plain = { paint: painter(false), width: 70 };

test("counts are of the steps, and one wrong step makes a wrong server", () => {
  expect(report).toMatchObject({
    outcome: "wrong",
    counts: { right: 1, wrong: 1, skipped: 1, "not reached": 1 },
  });
  expect(reportOf(["./server"], [{ ...run, steps: steps.slice(2) }]).outcome).toBe("right");
});

test("a step is one line; a wrong one says what was expected, what was seen, and what mends it", () => {
  const [right, wrong, skipped, notReached] = steps.map((one) => tellStep(one, plain));
  expect(right).toEqual(["  ✓   1.3 s connected         does connected: port 7777"]);
  const indent = " ".repeat(30);
  expect(wrong).toEqual([
    "  ✗   2.0 s port              does port",
    `${indent}expected  something long enough that it`,
    `${indent}          does not fit into one line of`,
    `${indent}          a narrow terminal`,
    `${indent}seen      <none> & "nothing"`,
    `${indent}fix       Open it.`,
  ]);
  expect(skipped?.at(-1)).toBe(`${indent}skipped   no players were wanted`);
  expect(notReached?.at(0)).toBe('  ·         exited            not reached: "port" comes before it');
});

test("the end of the output is shown behind a wrong step only, within the terminal's width", () => {
  expect(tellRunEnd({ ...run, steps: steps.slice(2) }, plain)).toEqual([]);
  expect(tellRunEnd({ ...run, lastOutput: `${"x".repeat(80)}\nend` }, plain)).toEqual([
    "",
    "  The end of its output /logs/server-1.log",
    `  │ ${"x".repeat(65)}…`,
    "  │ end",
  ]);
  expect(tellRunEnd({ ...run, lastOutput: "" }, plain).at(-1)).toBe("  │ (it wrote nothing)");
});

test("the last line sums up", () => {
  expect(tellSum(report, plain)).toEqual([
    "",
    "  This server would fail on GameLift.  1 right, 1 wrong, 1 skipped, 1 not reached",
    "",
  ]);
});

test("JUnit has a case for each step, with everything that XML minds written otherwise", () => {
  const junit = junitOf(report);
  expect(junit).toContain(
    '<testsuites name="server check ./server -port 7777" tests="4" failures="1" skipped="2">',
  );
  expect(junit).toContain(
    '<testcase classname="server check 1" name="connected: does connected" time="1.250"/>',
  );
  expect(junit).toContain('name="port: does port" time="0.750">');
  expect(junit).toContain('<failure message="&lt;none&gt; &amp; &quot;nothing&quot;">expected: something');
  expect(junit).toContain('<skipped message="not reached: &quot;port&quot; comes before it"/>');
  expect(junit).toContain("<system-out>first\n?[31mlast?[0m</system-out>");
});
