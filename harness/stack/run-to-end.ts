/** Runs a child process that is meant to end by itself, such as a compiler, and answers with what it wrote. */
import { readFileSync } from "node:fs";
import { describeExit, startChild } from "./child-process.ts";

export interface RunOptions {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly logFile: string;
  /** After this many milliseconds of wall time the process is killed. */
  readonly limitMs: number;
  /** Exit codes that are answers too; only 0 unless told. */
  readonly acceptedCodes?: readonly number[];
}

const SHOWN_LINES = 30;

/**
 * Everything the process wrote, on both outputs.
 * @throws an Error with its last lines when it ends with a code that is not accepted, or not within the limit.
 */
export async function runToEnd(options: RunOptions): Promise<string> {
  const child = startChild(options);
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    void child.kill();
  }, options.limitMs);
  const exit = await child.exited;
  clearTimeout(timer);
  const isAccepted = exit.code !== null && (options.acceptedCodes ?? [0]).includes(exit.code);
  if (!isAccepted || timedOut) {
    const how = timedOut ? `did not end within ${options.limitMs} ms` : `ended with ${describeExit(exit)}`;
    throw new Error(`${options.name} ${how}. It wrote:\n${child.tail(SHOWN_LINES) || "(nothing)"}`);
  }
  return readFileSync(options.logFile, "utf8");
}
