import { GithubActionsReporter, type Reporter } from "vitest/node";

/** What a continuous integration wants to be told as well: under GitHub Actions an annotation for each failure. */
export function ciReporters(environment: NodeJS.ProcessEnv): readonly Reporter[] {
  if (environment.GITHUB_ACTIONS !== "true") return [];
  // Our own annotations are whole timelines, which stand in the log already.
  return [new GithubActionsReporter({ displayAnnotations: false })];
}
