import { startVitest } from "vitest/node";
import type { ScenarioFigures } from "../harness/scenario-figures.ts";
import { projectFolders } from "../harness/stack/folders.ts";

export interface VirtualScenario extends ScenarioFigures {
  readonly title: string;
}

/** Scenarios that are about GameLift's time, and wait for nothing else by design. */
const FILES = [
  "scenarios/placement/",
  "scenarios/guide/reserved-seat.test.ts",
  "scenarios/failures/server-crashes.test.ts",
];

/**
 * Runs the scenarios that live on GameLift's clock, one at a time, and answers their figures.
 * @throws Error when one fails, is skipped, or moves the clock by nothing at all.
 */
export async function runVirtualScenarios(): Promise<readonly VirtualScenario[]> {
  const vitest = await startVitest([...FILES], {
    root: projectFolders().project,
    project: ["scenarios"],
    watch: false,
    fileParallelism: false,
    reporters: [{}],
  });
  const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
  const errors = vitest.state.getUnhandledErrors();
  await vitest.close();
  // Vitest marks the process as failed; here a failure is an error of its own.
  process.exitCode = 0;
  if (errors.length > 0) throw new AggregateError(errors, "the scenarios could not be run");
  return tests.map((test) => {
    const { figures } = test.meta();
    const { state } = test.result();
    if (state !== "passed" || figures === undefined)
      throw new Error(`"${test.name}" has not passed: ${state}`);
    return { title: test.name, ...figures };
  });
}
