/** The options by which a command is told what to write about its run, and where. */
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { typedPath } from "./typed-path.ts";

/** As commander hands it over. */
export interface ReportsGiven {
  readonly report?: string;
  readonly junit?: string;
  readonly record?: string;
}

export function addReportOptions(command: Command): Command {
  return command
    .option(
      "--report <folder>",
      "the stories of all scenarios as a page there, not only of those that failed",
    )
    .option("--junit <file>", "results as JUnit's XML")
    .option(
      "--record <folder>",
      "what GameLift was given in each scenario, as a file there for `npm run replay`; failures leave one anyway",
    );
}

/** What makes workers leave every story and recording, where they look in the environment. */
export function reportEnvironment({ report, record }: ReportsGiven): Readonly<Record<string, string>> {
  return {
    ...(report === undefined ? {} : { WINDTUNNEL_REPORT: "all" }),
    ...(record === undefined ? {} : { WINDTUNNEL_RECORD: typedPath(record) }),
  };
}

/** Where the page is written: where it was asked for, or among the project's own for a run that failed. */
export function reportFileOf(
  { report }: ReportsGiven,
  {
    reports,
    startedAt,
    hasFailed,
  }: { readonly reports: string; readonly startedAt: number; readonly hasFailed: boolean },
): string | undefined {
  if (report !== undefined) return join(typedPath(report), "report.html");
  if (!hasFailed) return undefined;
  return resolve(reports, `${new Date(startedAt).toISOString().replace(/[:.]/g, "-")}-${process.pid}.html`);
}
