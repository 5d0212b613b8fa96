/**
 * Starts a child process that is logged to a file, can be stopped within a limit, and never outlives
 * this process, however this process ends.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { constants } from "node:os";
import { dirname } from "node:path";
import { isMainThread } from "node:worker_threads";
import { logTail } from "./log-tail.ts";
import { pauseGroup } from "./pause-group.ts";
import { type Supervision, supervise, supervisionOf } from "./supervision.ts";

export interface ChildOptions {
  /** How the child is called in messages. */
  readonly name: string;
  /** A path, or a name that `env.PATH` leads to. */
  readonly command: string;
  readonly args: readonly string[];
  /** The child's whole environment: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Takes standard output and standard error; made anew, with its folders. */
  readonly logFile: string;
  /** Told in one line each that the child started and ended. The child's own output goes to the file only. */
  readonly log?: (line: string) => void;
  /** A command line run before everything else that ends by executing what follows it (`unshare …`). */
  readonly prefix?: readonly string[];
  /** How the child's life is tied to ours; what the platform offers, unless given. */
  readonly supervision?: Supervision;
}

export interface ChildExit {
  readonly code: number | null;
  readonly signal: string | null;
}

export interface ChildHandle {
  readonly name: string;
  readonly pid: number;
  readonly logFile: string;
  /** Resolves when the process has ended; never rejects. */
  readonly exited: Promise<ChildExit>;
  /** How it ended, or undefined while it runs. */
  exit(): ChildExit | undefined;
  /**
   * Sends `signal` (SIGTERM) and waits up to `withinMs` (5,000); what is then still there is killed.
   * Returns when the process has ended; more calls are harmless.
   */
  stop(options?: { readonly signal?: NodeJS.Signals; readonly withinMs?: number }): Promise<void>;
  /** SIGKILL to the whole process group; returns when the process has ended. */
  kill(): Promise<void>;
  /** Sends a signal to the whole process group. */
  signalGroup(signal: Exclude<NodeJS.Signals, "SIGSTOP" | "SIGCONT">): void;
  /** Makes the whole process group hang; returns when it does nothing any more. @throws Error when it has ended. */
  pause(): Promise<void>;
  /** Lets it go on. */
  resume(): void;
  /** The last lines it wrote. */
  tail(lines: number): string;
}

const KILL_LIMIT_MS = 10_000;

/**
 * Starts the child in a process group of its own, so that Ctrl-C in a terminal reaches only us and the
 * order of ending stays ours.
 * @throws when called from a worker thread (the kernel ties a child to the thread that started it), or
 * when the command cannot be started at all. A command that is not found ends with code 127 and says so
 * in its log.
 */
export function startChild(options: ChildOptions): ChildHandle {
  if (!isMainThread) {
    throw new Error(
      `${options.name} must be started from the main thread: the kernel would end it with this worker thread`,
    );
  }
  const child = spawnLogged(options);
  const { pid } = child;
  if (pid === undefined) {
    const places =
      options.cwd === undefined ? options.command : `${options.command} and the folder ${options.cwd}`;
    throw new Error(`${options.name} could not be started: is ${places} there?`);
  }

  let exit: ChildExit | undefined;
  const exited = new Promise<ChildExit>((resolve) => {
    child.once("exit", (code, signal) => {
      exit = namedExit(code, signal);
      sendToGroup(pid, "SIGKILL"); // whatever it started ends with it
      options.log?.(`${options.name} ended (${describeExit(exit)})`);
      resolve(exit);
    });
  });
  options.log?.(`${options.name} started (process ${pid}, log ${options.logFile})`);

  const kill = async (): Promise<void> => {
    if (exit === undefined) sendToGroup(pid, "SIGKILL");
    if (!(await within(exited, KILL_LIMIT_MS))) {
      throw new Error(`${options.name} (process ${pid}) is still there ${KILL_LIMIT_MS} ms after SIGKILL`);
    }
  };
  return {
    name: options.name,
    pid,
    logFile: options.logFile,
    exited,
    exit: () => exit,
    kill,
    async stop({ signal = "SIGTERM", withinMs = 5_000 } = {}) {
      if (exit === undefined) child.kill(signal);
      if (!(await within(exited, withinMs))) await kill();
    },
    signalGroup: (signal) => {
      if (exit === undefined) sendToGroup(pid, signal);
    },
    pause: () => pauseGroup(options.name, pid),
    resume: () => {
      if (exit === undefined) sendToGroup(pid, "SIGCONT");
    },
    tail: (lines) => logTail(options.logFile, lines),
  };
}

/** Words for how a process ended. */
export function describeExit(exit: ChildExit): string {
  return exit.signal === null ? `code ${exit.code}` : `signal ${exit.signal}`;
}

function spawnLogged(options: ChildOptions): ChildProcess {
  const supervised = supervise({
    supervision: options.supervision ?? supervisionOf(process.platform),
    parentPid: process.pid,
    command: options.command,
    args: options.args,
    ...(options.prefix && { prefix: options.prefix }),
  });
  mkdirSync(dirname(options.logFile), { recursive: true });
  const logFile = openSync(options.logFile, "w");
  try {
    const child = spawn(supervised.command, supervised.args, {
      ...(options.cwd !== undefined && { cwd: options.cwd }),
      env: options.env,
      detached: true,
      stdio: [supervised.stdin, logFile, logFile],
    });
    child.on("error", () => {}); // a failed start shows as a missing pid, a failed signal as a process still there
    child.stdin?.on("error", () => {});
    return child;
  } finally {
    closeSync(logFile);
  }
}

/** A shell reports the signal that ended its child as 128 + number: the same word for both ways of ending. */
function namedExit(code: number | null, signal: string | null): ChildExit {
  if (code === null || code <= 128 || code > 128 + 31) return { code, signal };
  const entry = Object.entries(constants.signals).find(([, number]) => number === code - 128);
  return entry ? { code: null, signal: entry[0] } : { code, signal };
}

function sendToGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // ESRCH: nobody is left. EPERM: how macOS answers for a group of which only a zombie is left.
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ESRCH" && code !== "EPERM") throw error;
  }
}

async function within(promise: Promise<unknown>, limitMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), limitMs);
  });
  try {
    return await Promise.race([promise.then(() => true as const), limit]);
  } finally {
    clearTimeout(timer);
  }
}
