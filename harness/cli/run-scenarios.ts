/**
 * `npm start`: runs the scenarios on the real stack and prints the story of each as it ends, then a table. Arguments
 * are parts of file names; without any, all scenarios run. The exit status is 1 for any failure.
 */
import { painter, wantsColour } from "../report/paint.ts";
import { summaryOf } from "../report/summary.ts";
import { TimelineReporter } from "../report/timeline-reporter.ts";
import { projectFolders } from "../stack/folders.ts";
import { runVitest } from "./run-vitest.ts";

const { stdout, env } = process;
const isColoured = wantsColour(env, stdout.isTTY);
// The timelines are made by workers, which have no terminal: they are told what ours can do.
env.FORCE_COLOR = isColoured ? "1" : "0";
if (stdout.columns !== undefined) env.COLUMNS = String(stdout.columns);

const reporter = new TimelineReporter((text) => stdout.write(text));
const { passed, failed, skipped } = await runVitest({
  project: projectFolders().project,
  names: ["scenarios"],
  files: process.argv.slice(2),
  reporter,
});

console.log(`\n${summaryOf(reporter.results, painter(isColoured))}\n`);
const andSkipped = skipped.length === 0 ? "" : `, ${skipped.length} skipped`;
console.log(`${passed} passed, ${failed} failed${andSkipped}`);
process.exit(failed === 0 ? 0 : 1);
