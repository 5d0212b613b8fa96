/** The checks that need no stack: types, style, dead code. A unit test looks after the generated document. */
import { delimiter, join } from "node:path";
import { createSteps } from "../../bootstrap/steps.mjs";
import { inheritedEnvironment } from "../stack/environment.ts";
import { makeRunFolder, projectFolders } from "../stack/folders.ts";
import { runToEnd } from "../stack/run-to-end.ts";
import type { Outcome } from "./outcome.ts";

interface Check {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Said when it fails. */
  readonly advice: string;
}

const SHOWN_LINES = 80;
/** Seconds, usually. */
const LIMIT_MS = 5 * 60_000;

/** Runs every check, also after one has failed, and prints what the failing ones wrote. */
export async function runChecks(): Promise<Outcome> {
  const folders = projectFolders();
  const runFolder = makeRunFolder(folders);
  const steps = createSteps();
  let failed = 0;
  const checks = checksOf(folders.project);
  for (const check of checks) {
    const output = await steps
      .run(check.name, async () => {
        await runCheck(check, folders.project, join(runFolder, `${check.name}.log`));
        return { text: "", value: undefined };
      })
      .catch((error: Error) => error.message);
    if (output === undefined) continue;
    failed += 1;
    steps.say(`${output}\n${check.advice}\n`);
  }
  return { passed: checks.length - failed, failed, skipped: [] };
}

function checksOf(project: string): Check[] {
  const tool = (name: string) => join(project, "node_modules", ".bin", name);
  return [
    { name: "types", command: tool("tsc"), args: ["--noEmit", "--pretty", "false"], advice: "" },
    {
      name: "style",
      command: tool("biome"),
      args: ["ci", "--colors=off", "--max-diagnostics=50"],
      advice: "Most of it is mended by: npx biome check --write",
    },
    { name: "dead code", command: tool("knip"), args: ["--no-progress"], advice: "" },
  ];
}

/** @throws an Error with what the check wrote, when it ends with anything but 0 or does not end. */
async function runCheck(check: Check, project: string, logFile: string): Promise<void> {
  const environment = inheritedEnvironment();
  const ownTools = join(project, "node_modules", ".bin");
  await runToEnd({
    name: check.name,
    command: check.command,
    args: check.args,
    env: { ...environment, PATH: `${ownTools}${delimiter}${environment.PATH ?? ""}` },
    cwd: project,
    logFile,
    limitMs: LIMIT_MS,
    shownLines: SHOWN_LINES,
  });
}
