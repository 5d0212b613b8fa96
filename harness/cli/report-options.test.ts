import { Command } from "commander";
import { expect, test } from "vitest";
import { addReportOptions, type ReportsGiven, reportEnvironment, reportFileOf } from "./report-options.ts";
import { typedPath } from "./typed-path.ts";

const given = (line: string): ReportsGiven =>
  addReportOptions(new Command()).parse(line.split(" ").filter(Boolean), { from: "user" }).opts();

test("a folder asks for the stories of all, and holds their page", () => {
  const options = given("--report out --junit out/junit.xml");
  expect(options).toEqual({ report: "out", junit: "out/junit.xml" });
  expect(reportEnvironment(options)).toEqual({ WINDTUNNEL_REPORT: "all" });
  const run = { reports: "/reports", startedAt: 0, hasFailed: false };
  expect(reportFileOf(options, run)).toBe(typedPath("out/report.html"));
});

test("a folder asks for the recordings of all", () => {
  const options = given("--record out");
  expect(reportEnvironment(options)).toEqual({ WINDTUNNEL_RECORD: typedPath("out") });
});

test("unasked, only a run that failed has a page, of its own name", () => {
  expect(reportEnvironment(given(""))).toEqual({});
  const run = { reports: "/reports", startedAt: 0 };
  expect(reportFileOf(given(""), { ...run, hasFailed: false })).toBeUndefined();
  expect(reportFileOf(given(""), { ...run, hasFailed: true })).toBe(
    `/reports/1970-01-01T00-00-00-000Z-${process.pid}.html`,
  );
});
