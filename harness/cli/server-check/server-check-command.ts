/** `npm run server -- check -- ./my-server …`: leads a game server of the user's own through its life and judges it. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Command } from "commander";
import { painter, wantsColour } from "../../report/paint.ts";
import { terminalWidth } from "../../report/terminal-width.ts";
import type { CheckOptions } from "../../server-check/check-options.ts";
import type { CheckReport } from "../../server-check/check-report.ts";
import { type CheckAudience, checkServer } from "../../server-check/check-server.ts";
import { junitOf } from "../../server-check/report/junit.ts";
import { tellRunEnd, tellRunStart, tellStep, tellSum } from "../../server-check/report/tell-check.ts";
import { makeRunFolder, projectFolders } from "../../stack/folders.ts";
import { typedPath } from "../typed-path.ts";
import { addCheckFlags, type CheckFlags, checkOptionsOf } from "./check-flags.ts";

/** Wide enough for a log; narrower terminals get what fits them. */
const WIDEST = 120;

/** The second one of a kind ends us at once. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const INTERRUPTED_STATUS = 130;

const EXIT_STATUS = `
Exit status: 0 when all that was checked is right, 1 when something is wrong, 2 when nothing could be checked.`;

/** Results stand on standard output; with --json nothing else does. */
export function serverCheckCommand(): Command {
  const command = new Command("check")
    .description(
      "Starts your server executable against a GameLift of its own and leads it through the life of a process: connected, " +
        "ready, healthy, a game session, players, told to end, gone. Says of each step what was seen, and how to mend it.",
    )
    .argument("<executable>", "your server, behind --")
    .argument(
      "[arguments...]",
      "its arguments; {url} {fleet} {host} {process} {token} and {port} are filled in",
    )
    .passThroughOptions()
    .addHelpText("after", EXIT_STATUS)
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));
  return addCheckFlags(command).action(async (executable: string, args: string[], flags: CheckFlags) => {
    const here = typedPath(".");
    const logFolder = makeRunFolder(projectFolders());
    const options = { ...checkOptionsOf(flags, here), executable, args, logFolder };
    process.exitCode = await checked(options, flags, here);
  });
}

async function checked(options: CheckOptions, flags: CheckFlags, here: string): Promise<number> {
  const isJson = flags.json === true;
  const print = (lines: readonly string[]) => {
    if (!isJson) process.stdout.write(lines.map((line) => `${line}\n`).join(""));
  };
  const tell = {
    paint: painter(wantsColour(process.env, process.stdout.isTTY)),
    width: Math.min(terminalWidth(), WIDEST),
  };
  const command = [options.executable, ...options.args];
  const audience: CheckAudience = {
    runStarts: (run, { child }) => print(tellRunStart({ run, command, pid: child.pid }, tell)),
    stepTaken: (result) => print(tellStep(result, tell)),
    runEnded: (result) => print(tellRunEnd(result, tell)),
    asked: (text) => console.error(`  ► ${text}`),
  };
  const interrupted = new AbortController();
  for (const signal of SIGNALS) process.once(signal, () => interrupted.abort());
  let report: CheckReport;
  try {
    report = await checkServer(options, audience, process.env, interrupted.signal);
  } catch (error) {
    // Steps under way would wait on for what cannot come any more.
    if (interrupted.signal.aborted) process.exit(INTERRUPTED_STATUS);
    console.error(`Nothing could be checked: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
  print(tellSum(report, tell));
  if (isJson) process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
  if (flags.junit !== undefined) writeReport(resolve(here, flags.junit), junitOf(report));
  return report.outcome === "right" ? 0 : 1;
}

function writeReport(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
