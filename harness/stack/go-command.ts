/** Runs commands of one Go module's tool chain, with what server and plugin must share set for all of them. */
import { join } from "node:path";
import { findGoTools, goEnvironment } from "./go-tools.ts";
import { runToEnd } from "./run-to-end.ts";

export interface GoCommandsOptions {
  readonly moduleFolder: string;
  /** Takes a log file for each command. */
  readonly logFolder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Is read in place of the module's go.mod, with the go.sum beside it. */
  readonly modFile?: string | undefined;
}

export interface GoCommandOptions {
  /** Milliseconds of wall time until it is killed; five minutes unless told, since it may download. */
  readonly limitMs?: number;
  /** Exit codes that are answers too; only 0 unless told. */
  readonly acceptedCodes?: readonly number[];
}

/** Runs `go` with the arguments and answers with all that it wrote, on both outputs. */
export type RunGo = (args: readonly string[], options?: GoCommandOptions) => Promise<string>;

const USUAL_LIMIT_MS = 5 * 60_000;

/**
 * A runner of Go commands in the module's folder.
 * @throws an Error with the command to type when Go or the C compiler is missing.
 */
export function goCommands({ moduleFolder, logFolder, environment, modFile }: GoCommandsOptions): RunGo {
  const { go } = findGoTools(environment, process.platform);
  let count = 0;
  return (args, options = {}) => {
    const name = `go ${args.slice(0, 2).join(" ")}`;
    count += 1;
    return runToEnd({
      name,
      command: go,
      args,
      env: goEnvironment(environment, modFile),
      cwd: moduleFolder,
      logFile: join(logFolder, `${count}-${name.replace(/[^A-Za-z0-9]+/g, "-")}.log`),
      limitMs: options.limitMs ?? USUAL_LIMIT_MS,
      ...(options.acceptedCodes && { acceptedCodes: options.acceptedCodes }),
    });
  };
}

/**
 * The JSON objects that Go printed one after the other. Beside them, on the same log, it writes lines about
 * toolchains and modules that it fetches.
 * @throws an Error with what was written when there is none.
 */
export function goJson<Value>(text: string): Value[] {
  const objects = [...text.matchAll(/^\{$[\s\S]*?^\}$|^\{.*\}$/gm)].map(
    ([object]) => JSON.parse(object) as Value,
  );
  if (objects.length === 0) throw new Error(`Go printed no JSON but: ${text.trim() || "(nothing)"}`);
  return objects;
}
