/**
 * `npm test`: the checks, the unit and wire tests, Go's own, and all scenarios on the real stack. Its last
 * line sums all runners; the exit status is 1 for any failure or failed set-up, and with CI=true also for a skip that
 * docs/skips.json does not list.
 */
import { join, relative } from "node:path";
import { ResultCollector } from "../report/result-collector.ts";
import { readSkipList } from "../scenario-skips.ts";
import { projectFolders } from "../stack/folders.ts";
import { runGoChecks } from "../stack/go-checks.ts";
import { goCurrentClientFolder, goSdkClientFolder } from "../stack/go-sdk-client.ts";
import { goServerFolder } from "../stack/go-server.ts";
import { nakamaModuleFolder } from "../stack/nakama-module-folder.ts";
import { ciReporters } from "./ci-reporters.ts";
import { type Outcome, sumOf } from "./outcome.ts";
import { runChecks } from "./run-checks.ts";
import { runVitest } from "./run-vitest.ts";
import { unlistedSkips } from "./skips.ts";
import { handDown, type SuiteGiven, suiteCommand, suiteEnvironmentOrEnd } from "./suite-options.ts";
import { writeReports } from "./write-reports.ts";

const { project, cache } = projectFolders();
const isCi = process.env.CI === "true";
const startedAt = Date.now();
const command = suiteCommand("npm test --")
  .description("Passes all tests, the scenarios last. The exit status is 1 when any of them fails.")
  .parse();
const options = command.opts<SuiteGiven>();
handDown(process.env, suiteEnvironmentOrEnd(command));
const collectors = { tests: new ResultCollector(), scenarios: new ResultCollector() };

const beside = [
  await part("checks", runChecks),
  await part("unit and wire tests", () =>
    runVitest({ project, names: ["unit", "stack"], reporters: reportersWith(collectors.tests) }),
  ),
  ...(await goChecks([
    nakamaModuleFolder(project, process.env),
    goSdkClientFolder(project),
    goCurrentClientFolder(project),
    goServerFolder(project),
  ])),
];
const scenarios = await part("scenarios", () =>
  runVitest({ project, names: ["scenarios"], reporters: reportersWith(collectors.scenarios) }),
);
const unlisted = unlistedSkips(sumOf(beside).skipped, readSkipList(), process.platform);
const total = sumOf([...beside, scenarios]);
const failed = total.failed + (isCi ? unlisted.length : 0);

console.log();
for (const { name, reason } of total.skipped) console.log(`skipped: ${name}: ${reason}`);
for (const { name } of unlisted) {
  console.log(`not listed in docs/skips.json${isCi ? ", so a failure" : ""}: ${name}`);
}
const run = { results: collectors.scenarios.results, others: collectors.tests.results, startedAt };
for (const line of await writeReports(options, run)) console.log(line);
console.log(`${total.passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function reportersWith(collector: ResultCollector) {
  return ["default" as const, collector, ...ciReporters(process.env)];
}

async function goChecks(moduleFolders: readonly string[]): Promise<Outcome[]> {
  const cacheFolder = join(cache, "nakama");
  const outcomes: Outcome[] = [];
  for (const moduleFolder of moduleFolders) {
    const title = `Go in ${relative(project, moduleFolder)}`;
    outcomes.push(await part(title, () => runGoChecks({ moduleFolder, cacheFolder, log: console.log })));
  }
  return outcomes;
}

/** A part whose set-up fails counts as one failure, and the parts after it run all the same. */
async function part(title: string, run: () => Promise<Outcome>): Promise<Outcome> {
  console.log(`\n--- ${title}`);
  try {
    return await run();
  } catch (error) {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    console.log(`${title} could not be run: ${words}`);
    return { passed: 0, failed: 1, skipped: [] };
  }
}
