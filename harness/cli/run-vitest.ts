/** Runs Vitest projects of ours in this process and counts. */
import { relative } from "node:path";
import { type Reporter, startVitest, type TestModule } from "vitest/node";
import type { Outcome } from "./outcome.ts";

export interface VitestRun {
  readonly project: string;
  /** Of vitest.config.ts. */
  readonly names: readonly ("unit" | "stack" | "scenarios")[];
  /** Parts of file names; only files that contain one of them are run. */
  readonly files?: readonly string[];
  /** In the place of Vitest's own. */
  readonly reporters?: readonly (Reporter | "default")[];
}

/**
 * Runs the projects' tests, reported as Vitest does. A file that cannot be loaded, a failed set-up and an
 * error outside of tests each count as one failure, and so does a run without tests.
 */
export async function runVitest({ project, names, files = [], reporters }: VitestRun): Promise<Outcome> {
  const vitest = await startVitest([...files], {
    root: project,
    watch: false,
    project: [...names],
    passWithNoTests: true,
    ...(reporters === undefined ? {} : { reporters: [...reporters] }),
  });
  const modules = vitest.state.getTestModules();
  const outside = vitest.state.getUnhandledErrors().length;
  await vitest.close();
  return outcomeOf(project, modules, outside);
}

function outcomeOf(project: string, modules: readonly TestModule[], outside: number): Outcome {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const inState = (state: string) => tests.filter((test) => test.result().state === state);
  const brokenModules = modules.filter((module) => module.errors().length > 0).length;
  const failed = inState("failed").length + brokenModules + outside;
  return {
    passed: inState("passed").length,
    failed: failed === 0 && tests.length === 0 ? 1 : failed,
    skipped: inState("skipped").map((test) => {
      const result = test.result();
      const note = result.state === "skipped" ? result.note : undefined;
      return {
        name: `${relative(project, test.module.moduleId)} > ${test.fullName}`,
        reason: note ?? "no reason is given",
      };
    }),
  };
}
