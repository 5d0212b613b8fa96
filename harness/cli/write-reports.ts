/** Writes what a run leaves for people and for a continuous integration. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { writeReport } from "../report/html/write-report.ts";
import { junitOf } from "../report/junit.ts";
import type { ScenarioResult } from "../report/scenario-result.ts";
import { projectFolders } from "../stack/folders.ts";
import { type ReportsGiven, reportFileOf } from "./report-options.ts";
import { typedPath } from "./typed-path.ts";

/**
 * @param run.results of the scenarios, for the page.
 * @param run.others of tests that are no scenarios; JUnit's file holds them as well.
 * @param run.startedAt epoch milliseconds.
 * @returns for each file a line that says where it is.
 */
export async function writeReports(
  given: ReportsGiven,
  run: {
    readonly results: readonly ScenarioResult[];
    readonly others?: readonly ScenarioResult[];
    readonly startedAt: number;
  },
): Promise<readonly string[]> {
  const { results, others = [], startedAt } = run;
  const lines: string[] = [];
  const hasFailed = results.some(({ outcome }) => outcome === "failed");
  const { reports } = projectFolders();
  const page = reportFileOf(given, { reports, startedAt, hasFailed });
  if (page !== undefined) {
    const heading = { startedAt, wallMs: Date.now() - startedAt, notes: [`Node ${process.versions.node}`] };
    lines.push(`report: ${await writeReport(page, results, heading)}`);
  }
  if (given.junit !== undefined) {
    const file = typedPath(given.junit);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, junitOf([...others, ...results], startedAt));
    lines.push(`JUnit: ${file}`);
  }
  return lines;
}
