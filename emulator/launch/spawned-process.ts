/**
 * A server process on this machine: in a session and group of its own, its output in a file, killed by the kernel when
 * the emulator dies.
 *
 * **Observed** (GameLift Agent): a session of its own, and /local/game as working directory, which is the build's folder
 * here. Its output is thrown away there; here it is kept, since nobody can log on to an instance.
 */
import { spawn } from "node:child_process";
import { closeSync, fstatSync, mkdirSync, openSync, readSync } from "node:fs";
import { constants } from "node:os";
import { dirname } from "node:path";

export interface SpawnWish {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly folder: string;
  /** Takes standard output and standard error. */
  readonly outputFile: string;
}

export interface SpawnExit {
  readonly exitCode: number | null;
  readonly signal: string | null;
}

export interface SpawnedProcess {
  /** Of its shell, which waits to be let go, and of its group. */
  readonly pid: number;
  readonly outputFile: string;
  /** Resolves when the process has ended and its group was killed; never rejects. */
  readonly exited: Promise<SpawnExit>;
  /** Lets it begin. An emulator that dies before leaves nothing behind but a shell that ends by itself. */
  begin(): void;
  /** Sends a signal to the process with everything that it has started; nothing when it has ended. */
  signalGroup(signal: NodeJS.Signals): void;
}

/** Not by the PATH, which may be the server's own. */
const SHELL = "/bin/sh";

// It waits for a line: before that somebody writes down which group has to end with the emulator. The kernel's wish is
// lost when the emulator dies before it is made: hence the look at the parent. Where there is no setpriv (macOS), the
// guard alone ends what is left.
const TIE = `
read -r begin || exit 143
exec </dev/null
command -v setpriv >/dev/null 2>&1 || exec "$@"
exec setpriv --pdeathsig KILL -- sh -c '[ "$PPID" = "$0" ] || exit 143; exec "$@"' "$0" "$@"
`;

/** Starts a process that waits for `begin`. @throws Error when not even a shell can be started. */
export function spawnProcess(wish: SpawnWish): SpawnedProcess {
  mkdirSync(dirname(wish.outputFile), { recursive: true });
  const output = openSync(wish.outputFile, "w");
  try {
    const child = spawn(SHELL, ["-c", TIE, String(process.pid), wish.file, ...wish.args], {
      cwd: wish.folder,
      env: wish.env,
      detached: true,
      stdio: ["pipe", output, output],
    });
    child.on("error", () => undefined); // shows as a missing process id
    child.stdin?.on("error", () => undefined); // whoever was killed before it began is told nothing
    const { pid } = child;
    if (pid === undefined) throw new Error(`no shell could be started in ${wish.folder} for ${wish.file}`);
    let hasEnded = false;
    const exited = new Promise<SpawnExit>((resolve) => {
      child.once("exit", (code, signal) => {
        hasEnded = true;
        signalGroup(pid, "SIGKILL");
        resolve(namedExit(code, signal));
      });
    });
    return {
      pid,
      outputFile: wish.outputFile,
      exited,
      begin: () => child.stdin?.end("begin\n"),
      signalGroup: (signal) => {
        if (!hasEnded) signalGroup(pid, signal);
      },
    };
  } finally {
    closeSync(output);
  }
}

const TAIL_BYTES = 4_096;

/** The last lines that a process wrote, `lines` of them at most, of its last 4 KiB. */
export function lastOutput(outputFile: string, lines: number): string {
  let descriptor: number;
  try {
    descriptor = openSync(outputFile, "r");
  } catch {
    return "";
  }
  try {
    const { size } = fstatSync(descriptor);
    const buffer = Buffer.alloc(Math.min(size, TAIL_BYTES));
    const length = readSync(descriptor, buffer, 0, buffer.length, size - buffer.length);
    return buffer.toString("utf8", 0, length).trimEnd().split("\n").slice(-lines).join("\n");
  } finally {
    closeSync(descriptor);
  }
}

/** A start script reports the signal that ended its server as 128 + number: the same word for both. */
function namedExit(code: number | null, signal: string | null): SpawnExit {
  if (code === null || code <= 128) return { exitCode: code, signal };
  const entry = Object.entries(constants.signals).find(([, number]) => number === code - 128);
  return entry === undefined ? { exitCode: code, signal } : { exitCode: null, signal: entry[0] };
}

function signalGroup(groupId: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-groupId, signal);
  } catch (error) {
    // ESRCH: nobody is left. EPERM: how macOS answers for a group of which only a zombie is left.
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ESRCH" && code !== "EPERM") throw error;
  }
}
