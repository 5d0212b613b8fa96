import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { TestCase, TestModule } from "vitest/node";
import type { ScenarioError, ScenarioResult } from "./scenario-result.ts";

/** As Vitest hands them over from its workers. */
interface GivenError {
  readonly name?: string;
  readonly message?: string;
  readonly stack?: string;
  readonly diff?: string;
  readonly cause?: unknown;
}

/** What a finished test says of its scenario. */
export function resultOf(testCase: TestCase): ScenarioResult {
  const result = testCase.result();
  const { scenario, recording } = testCase.meta();
  return {
    title: testCase.fullName,
    file: fileOf(testCase.module),
    outcome: result.state === "pending" ? "skipped" : result.state,
    wallMs: testCase.diagnostic()?.duration ?? 0,
    advancedMs: scenario?.advancedMs,
    reason: result.state === "skipped" ? (result.note ?? "no reason is given") : undefined,
    errors: (result.errors ?? []).map(errorOf),
    seed: scenario?.seed,
    logFolder: scenario?.logFolder,
    recording,
    storyFile: scenario?.storyFile,
  };
}

/** A failure outside of all scenarios, as if it were one: of a file that cannot be loaded, or of nobody's. */
export function failureBeside(title: string, file: string, errors: readonly unknown[]): ScenarioResult {
  return {
    title,
    file,
    outcome: "failed",
    wallMs: 0,
    advancedMs: undefined,
    reason: undefined,
    errors: errors.map(errorOf),
    seed: undefined,
    logFolder: undefined,
    storyFile: undefined,
  };
}

export const fileOf = ({ moduleId, project }: TestModule): string => relative(project.config.root, moduleId);

function errorOf(error: unknown): ScenarioError {
  const { name, message, stack, diff, cause } = (
    typeof error === "object" && error !== null ? error : { message: String(error) }
  ) as GivenError;
  // What was expected stands before where it was: a reader needs it first.
  const parts = [
    `${name ?? "Error"}: ${message ?? "no message"}`,
    diff,
    framesOf(stack),
    cause === undefined ? undefined : `Caused by: ${errorOf(cause).stack}`,
  ];
  return {
    name: name ?? "Error",
    message: stripVTControlCharacters(message ?? "no message"),
    stack: stripVTControlCharacters(parts.filter(Boolean).join("\n\n")),
  };
}

/** The frames in files of the project and its user. */
const framesOf = (stack = ""): string =>
  stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line) && !/node_modules|\(?node:/.test(line))
    .join("\n");
