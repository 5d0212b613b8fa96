import type { Reporter, TestCase, TestModule, Vitest } from "vitest/node";
import type { Paint } from "./paint.ts";

/** Prints the timeline of each scenario when it is over, and below it why it failed. */
export class TimelineReporter implements Reporter {
  readonly #write: (text: string) => void;
  readonly #paint: Paint;
  #vitest: Vitest | undefined;

  constructor(write: (text: string) => void, paint: Paint) {
    this.#write = write;
    this.#paint = paint;
  }

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestCaseResult(testCase: TestCase): void {
    const timelines = testCase.annotations().filter(({ type }) => type === "timeline");
    for (const { message } of timelines) this.#write(`\n${message}\n`);
    const errors = testCase.result().errors ?? [];
    // A world that could not be built has no story, only a reason.
    if (timelines.length === 0 && errors.length > 0) {
      this.#write(`\n${this.#paint("red", "✗")} ${this.#paint("bold", testCase.fullName)}\n`);
    }
    this.#printErrors(errors, testCase);
  }

  /** A file that cannot be loaded has no scenarios to report. */
  onTestModuleEnd(testModule: TestModule): void {
    this.#printErrors(testModule.errors(), testModule);
  }

  onTestRunEnd(_modules: readonly TestModule[], outside: readonly unknown[]): void {
    for (const error of outside) this.#vitest?.logger.printError(error);
  }

  onUserConsoleLog({ content }: { readonly content: string }): void {
    this.#write(content);
  }

  #printErrors(errors: readonly unknown[], { project }: TestCase | TestModule): void {
    for (const error of errors) this.#vitest?.logger.printError(error, { project });
  }
}
