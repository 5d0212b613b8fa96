/** A run as JUnit's XML, which continuous integrations read. */
import { escapedXml } from "./escaped-xml.ts";
import type { ScenarioResult } from "./scenario-result.ts";

/**
 * One suite for each file and one case for each scenario. Vitest's own reporter leaves out why a test was skipped, and puts
 * whole timelines into attributes.
 *
 * @param startedAt of the run, epoch milliseconds.
 */
export function junitOf(results: readonly ScenarioResult[], startedAt: number): string {
  const suites = [...Map.groupBy(results, ({ file }) => file)];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="Windtunnel" ${countsOf(results)}>`,
    ...suites.flatMap(([file, ones]) => [
      `  <testsuite name="${attribute(file)}" timestamp="${new Date(startedAt).toISOString()}" ${countsOf(ones)}>`,
      ...ones.flatMap(caseOf),
      "  </testsuite>",
    ]),
    "</testsuites>",
    "",
  ].join("\n");
}

function countsOf(results: readonly ScenarioResult[]): string {
  const count = (outcome: ScenarioResult["outcome"]) =>
    results.filter((result) => result.outcome === outcome).length;
  const wallMs = results.reduce((sum, result) => sum + result.wallMs, 0);
  const counts = `tests="${results.length}" failures="${count("failed")}" skipped="${count("skipped")}" errors="0"`;
  return `${counts} time="${seconds(wallMs)}"`;
}

function caseOf(result: ScenarioResult): readonly string[] {
  const { title, file, wallMs, outcome, reason = "", errors, logFolder, seed } = result;
  const failures = errors.map(
    ({ name, message, stack }) =>
      `      <failure type="${attribute(name)}" message="${attribute(message)}">${escapedXml(stack)}</failure>`,
  );
  const deeper = seed === undefined ? "" : `seed: ${seed}\nlogs: ${logFolder ?? "none"}\n`;
  return [
    `    <testcase name="${attribute(title)}" classname="${attribute(file)}" file="${attribute(file)}" time="${seconds(wallMs)}">`,
    ...(outcome === "skipped" ? [`      <skipped message="${attribute(reason)}"/>`] : []),
    ...(outcome === "failed" && failures.length === 0
      ? ['      <failure type="Error" message="it failed and did not say why"/>']
      : failures),
    ...(deeper === "" ? [] : [`      <system-out>${escapedXml(deeper)}</system-out>`]),
    "    </testcase>",
  ];
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);

/** A parser turns the line feeds of an attribute into spaces unless they are written so. */
const attribute = (text: string): string => escapedXml(text).replaceAll("\n", "&#10;");
