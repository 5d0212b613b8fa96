/** A check as a JUnit file, which every CI reads: a suite for each process, a case for each step. */
import { escapedXml } from "../../report/escaped-xml.ts";
import type { CheckReport, RunResult, StepResult } from "../check-report.ts";

export function junitOf({ command, runs, counts }: CheckReport): string {
  const { right, wrong, skipped } = counts;
  const notReached = counts["not reached"];
  const sums = `tests="${right + wrong + skipped + notReached}" failures="${wrong}" skipped="${skipped + notReached}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${escapedXml(`server check ${command.join(" ")}`)}" ${sums}>`,
    ...runs.flatMap(suiteOf),
    "</testsuites>",
    "",
  ].join("\n");
}

function suiteOf({ run, steps, lastOutput }: RunResult): string[] {
  const count = (...outcomes: StepResult["outcome"][]) =>
    steps.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const seconds = steps.at(-1)?.afterSeconds ?? 0;
  const sums = `tests="${steps.length}" failures="${count("wrong")}" skipped="${count("skipped", "not reached")}"`;
  return [
    `  <testsuite name="process ${run}" ${sums} time="${seconds}">`,
    ...steps.flatMap((step, index) => caseOf(step, steps[index - 1]?.afterSeconds ?? 0)),
    `    <system-out>${escapedXml(lastOutput)}</system-out>`,
    "  </testsuite>",
  ];
}

function caseOf(step: StepResult, beganAfterSeconds: number): string[] {
  const time = Math.max(0, step.afterSeconds - beganAfterSeconds).toFixed(3);
  const opening = `    <testcase classname="server check ${step.run}" name="${escapedXml(`${step.step}: ${step.title}`)}" time="${time}"`;
  if (step.outcome === "right") return [`${opening}/>`];
  const inside =
    step.outcome === "wrong"
      ? `<failure message="${escapedXml(step.seen)}">${escapedXml(`expected: ${step.expected}\nseen: ${step.seen}\nfix: ${step.fix}`)}</failure>`
      : `<skipped message="${escapedXml(step.outcome === "skipped" ? step.seen : `not reached: ${step.seen}`)}"/>`;
  return [`${opening}>`, `      ${inside}`, "    </testcase>"];
}
