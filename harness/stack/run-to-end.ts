/**
 * Runs a child process that is meant to end by itself, such as a compiler, and answers with what it wrote.
 *
 * What builds starts processes of its own, and the kernel's wish to end with the parent is not inherited: so a
 * watchdog stays beside it that ends the whole process group with us.
 */
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
  /** How many of its last lines an error shows; 30 unless told. */
  readonly shownLines?: number;
}

const SHOWN_LINES = 30;

/**
 * Everything the process wrote, on both outputs.
 * @throws an Error with its last lines when it ends with a code that is not accepted, or not within the limit,
 * and one that says so when it cannot even be killed.
 */
export async function runToEnd(options: RunOptions): Promise<string> {
  const child = startChild({ ...options, supervision: "watchdog" });
  let timedOut = false;
  const unkillable = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    timedOut = true;
    child.kill().catch(unkillable.reject);
  }, options.limitMs);
  const exit = await Promise.race([child.exited, unkillable.promise]);
  clearTimeout(timer);
  const isAccepted = exit.code !== null && (options.acceptedCodes ?? [0]).includes(exit.code);
  if (!isAccepted || timedOut) {
    const how = timedOut ? `did not end within ${options.limitMs} ms` : `ended with ${describeExit(exit)}`;
    throw new Error(
      `${options.name} ${how}. It wrote:\n${child.tail(options.shownLines ?? SHOWN_LINES) || "(nothing)"}`,
    );
  }
  return readFileSync(options.logFile, "utf8");
}
