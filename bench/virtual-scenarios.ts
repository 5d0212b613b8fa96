import { startVitest } from "vitest/node";
import type { ScenarioFigures } from "../harness/scenario-figures.ts";
import { projectFolders } from "../harness/stack/folders.ts";
import { STORIES_AT_ONCE } from "../harness/stories-at-once.ts";

export interface VirtualScenario extends ScenarioFigures {
  readonly title: string;
}

/** Of vitest.config.ts. */
const TAG = "virtual";

export interface VirtualRun {
  readonly played: readonly VirtualScenario[];
  /** Titles of those for which this machine lacks something. */
  readonly skipped: readonly string[];
}

/**
 * Runs the files that are tagged `virtual`, one story at a time, and answers the figures of each.
 * @throws Error when one fails.
 */
export async function runVirtualScenarios(): Promise<VirtualRun> {
  // Read by vitest.config.ts.
  process.env[STORIES_AT_ONCE] = "1";
  const vitest = await startVitest([], {
    root: projectFolders().project,
    project: ["scenarios"],
    watch: false,
    tagsFilter: [TAG],
    reporters: [{}],
  });
  // Those that the filter leaves out are there, too, as skipped.
  const tests = vitest.state
    .getTestModules()
    .flatMap((module) => [...module.children.allTests()])
    .filter((test) => test.tags.includes(TAG));
  const errors = vitest.state.getUnhandledErrors();
  await vitest.close();
  // Vitest marks the process as failed; here a failure is an error of its own.
  process.exitCode = 0;
  if (errors.length > 0) throw new AggregateError(errors, "the scenarios could not be run");
  const played: VirtualScenario[] = [];
  const skipped: string[] = [];
  for (const test of tests) {
    const { figures } = test.meta();
    const { state } = test.result();
    if (state === "skipped") skipped.push(test.name);
    else if (state === "passed" && figures !== undefined) played.push({ title: test.name, ...figures });
    else throw new Error(`"${test.name}" has not passed: ${state}`);
  }
  return { played, skipped };
}
