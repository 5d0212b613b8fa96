import type { Reporter, TestCase, TestModule } from "vitest/node";
import { failureBeside, fileOf, resultOf } from "./read-result.ts";
import type { ScenarioResult } from "./scenario-result.ts";

/** Keeps what happened to each scenario, and what failed beside them, for the reports of the whole run. */
export class ResultCollector implements Reporter {
  readonly #results: ScenarioResult[] = [];

  /** In the order of their ends. */
  get results(): readonly ScenarioResult[] {
    return this.#results;
  }

  onTestCaseResult(testCase: TestCase): void {
    this.#results.push(resultOf(testCase));
  }

  onTestModuleEnd(testModule: TestModule): void {
    const errors = testModule.errors();
    const file = fileOf(testModule);
    if (errors.length > 0) this.#results.push(failureBeside(`${file} cannot be run`, file, errors));
  }

  onTestRunEnd(_modules: readonly TestModule[], outside: readonly unknown[]): void {
    if (outside.length > 0)
      this.#results.push(failureBeside("outside of all scenarios", "the run itself", outside));
  }
}
