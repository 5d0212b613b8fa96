import type { ScenarioResult } from "../scenario-result.ts";

/** What a scenario came to in which nothing went wrong. */
export const passed: ScenarioResult = {
  title: "all is well",
  file: "scenarios/well.test.ts",
  outcome: "passed",
  wallMs: 1_449,
  advancedMs: 30_000,
  reason: undefined,
  errors: [],
  seed: "seven",
  logFolder: "/logs/1",
  storyFile: undefined,
};
