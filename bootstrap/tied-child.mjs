/** Starts a child that shares our terminal and, on Linux, ends when we are killed. */
import { spawn } from "node:child_process";
import { constants } from "node:os";

// The kernel is asked to kill the child with its parent; a parent that was faster is noticed by the shell.
const CONFIRM_PARENT = '[ "$PPID" = "$0" ] || exit 143; exec "$@"';

/**
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 */
export function spawnTied(command, args, options) {
  if (process.platform !== "linux") return spawn(command, args, options);
  const tie = ["--pdeathsig", "KILL", "--", "sh", "-c", CONFIRM_PARENT, String(process.pid)];
  return spawn("setpriv", [...tie, command, ...args], options);
}

/**
 * The exit code of a child, as a shell would report it: 128 + number for a signal.
 * @param {import("node:child_process").ChildProcess} child
 * @param {(signal: string) => void} [broken] hears of a signal that no child can say a word about
 * @returns {Promise<number>}
 */
export function exitCodeOf(child, broken = () => {}) {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      if (signal !== null && !ASKED_TO_END.has(signal)) broken(signal);
      resolve(code ?? 128 + (constants.signals[signal] ?? 1));
    });
  });
}

/** By these we and the terminal end children, which say themselves how they end. */
const ASKED_TO_END = new Set(["SIGHUP", "SIGINT", "SIGTERM"]);
