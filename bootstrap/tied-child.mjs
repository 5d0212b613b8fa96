/** Starts a child that shares our terminal and, on Linux, ends when we are killed. */
import { spawn } from "node:child_process";

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
 * @returns {Promise<number>}
 */
export function exitCodeOf(child) {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? 128 + (SIGNAL_NUMBERS[signal] ?? 1)));
  });
}

const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };
