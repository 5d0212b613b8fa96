/** `npm start`: runs the scenarios on the real stack, prints the story of each as it ends, and a table at the end. */
import { dirname } from "node:path";
import { painter, wantsColour } from "../report/paint.ts";
import { ResultCollector } from "../report/result-collector.ts";
import { summaryOf } from "../report/summary.ts";
import { terminalWidth } from "../report/terminal-width.ts";
import { TimelineReporter } from "../report/timeline-reporter.ts";
import { projectFolders } from "../stack/folders.ts";
import { ciReporters } from "./ci-reporters.ts";
import { runVitest } from "./run-vitest.ts";
import { handDown, type SuiteGiven, suiteCommand, suiteEnvironmentOrEnd } from "./suite-options.ts";
import { writeReports } from "./write-reports.ts";

const command = suiteCommand("npm start --")
  .description("Plays the scenarios and tells their stories. The exit status is 1 when any of them fails.")
  .argument("[files...]", "parts of file names; all scenarios unless given")
  .option("--seed <text>", "the seed of every world, to play a story again")
  .parse();
const options = command.opts<SuiteGiven & { seed?: string }>();
const startedAt = Date.now();

const { stdout, env } = process;
const isColoured = wantsColour(env, stdout.isTTY);
const paint = painter(isColoured);
const width = terminalWidth();
// Workers make the timelines, and the global set-up the stack: both read in the environment what was asked here.
handDown(env, {
  FORCE_COLOR: isColoured ? "1" : "0",
  COLUMNS: String(width),
  ...suiteEnvironmentOrEnd(command),
  ...(options.seed === undefined ? {} : { WINDTUNNEL_SEED: options.seed }),
});

const timelines = new TimelineReporter((text) => stdout.write(text), paint);
const collector = new ResultCollector();
const { passed, failed, skipped } = await runVitest({
  project: projectFolders().project,
  names: ["scenarios"],
  files: command.args,
  reporters: [timelines, collector, ...ciReporters(env)],
});
const { results } = collector;

if (results.length === 0) console.log("No scenario was run.");
console.log(`\n${summaryOf(results, { paint, width })}\n`);
const logFolder = results.find((result) => result.logFolder !== undefined)?.logFolder;
if (logFolder !== undefined) console.log(`logs: ${dirname(logFolder)}`);
for (const line of await writeReports(options, { results, startedAt })) console.log(line);
const andSkipped = skipped.length === 0 ? "" : `, ${skipped.length} skipped`;
console.log(`${passed} passed, ${failed} failed${andSkipped}`);
process.exit(failed === 0 ? 0 : 1);
