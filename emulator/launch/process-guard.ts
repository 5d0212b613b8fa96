/**
 * Ends launched processes when the emulator dies without a word, with everything that they have started themselves.
 *
 * The kernel's signal on a parent's death reaches only the child itself: a start script's server would live on. So a
 * shell of its own group reads from a pipe which groups there are; when the pipe ends, only the emulator's death or its
 * orderly end can be the reason, and it kills every group that is left. On macOS nothing else does it.
 */
import { type ChildProcess, spawn } from "node:child_process";

const SCRIPT = `
trap '' INT TERM HUP
groups=' '
while read -r sign group; do
  case "$sign" in
    +) groups="$groups$group " ;;
    -) groups="\${groups%% $group *} \${groups#* $group }" ;;
  esac
done
for group in $groups; do kill -KILL "-$group" 2>/dev/null; done
`;

export class ProcessGuard {
  #shell: ChildProcess | undefined;

  /** From now on this process group ends with the emulator. */
  watch(groupId: number): void {
    this.#shell ??= startShell();
    this.#shell.stdin?.write(`+ ${groupId}\n`);
  }

  /** The group is gone, and its number may be somebody else's soon. */
  forget(groupId: number): void {
    this.#shell?.stdin?.write(`- ${groupId}\n`);
  }

  /** Kills the groups that are still there and ends. */
  close(): void {
    this.#shell?.stdin?.end();
    this.#shell = undefined;
  }
}

function startShell(): ChildProcess {
  const shell = spawn("/bin/sh", ["-c", SCRIPT], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
    env: {},
  });
  // Without a shell, or when somebody has killed it, the kernel's own signal is what is left.
  shell.on("error", () => undefined);
  shell.stdin?.on("error", () => undefined);
  shell.unref();
  (shell.stdin as unknown as { unref?: () => void }).unref?.();
  return shell;
}
