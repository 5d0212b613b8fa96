/**
 * Wraps a command so that it ends when the process that started it ends, whatever ended that one.
 *
 * Linux: `setpriv --pdeathsig KILL` asks the kernel for it. A parent that dies before the wish is
 * registered would leave an orphan, so a shell looks at its parent once more before the command
 * takes its place. Changing credentials clears the wish: what changes them (`unshare --user`,
 * `setpriv --reuid`) goes into `prefix`, which runs first.
 *
 * Elsewhere (macOS has no such signal): a shell stays beside the command and reads a pipe that only
 * the parent holds open; when the pipe ends, it kills the whole process group.
 */

/** The two ways of tying a child's life to its parent's. */
export type Supervision = "parent-death-signal" | "watchdog";

export interface SupervisedCommand {
  readonly command: string;
  readonly args: readonly string[];
  /** What the child's standard input must be: the watchdog needs a pipe held open by the parent. */
  readonly stdin: "ignore" | "pipe";
}

const CONFIRM_PARENT = '[ "$PPID" = "$0" ] || exit 143; exec "$@"';

// The group is killed from inside it: the shell leads it (the parent starts it detached). `wait` returns
// early when a trapped signal arrives, hence the loop.
const WATCHDOG = `
exec 3<&0 </dev/null
"$@" 3<&- &
child=$!
for name in TERM INT HUP QUIT; do trap "kill -s $name $child 2>/dev/null" "$name"; done
( while read -r _ <&3; do :; done; kill -KILL -$$ ) &
watchdog=$!
wait "$child"; code=$?
while kill -0 "$child" 2>/dev/null; do wait "$child"; code=$?; done
kill -KILL "$watchdog" 2>/dev/null
exit "$code"
`;

/**
 * The command line to spawn, detached, for a child that must not survive `parentPid`.
 * `prefix` is a command line that ends by executing what follows it.
 */
export function supervise(options: {
  readonly supervision: Supervision;
  readonly parentPid: number;
  readonly command: string;
  readonly args: readonly string[];
  readonly prefix?: readonly string[];
}): SupervisedCommand {
  const own = [...(options.prefix ?? []), ...tie(options), options.command, ...options.args];
  const [command, ...args] = own;
  if (command === undefined) throw new Error("a child process needs a command");
  return { command, args, stdin: options.supervision === "watchdog" ? "pipe" : "ignore" };
}

function tie(options: { readonly supervision: Supervision; readonly parentPid: number }): string[] {
  if (options.supervision === "watchdog") return ["sh", "-c", WATCHDOG, "windtunnel-watchdog"];
  return ["setpriv", "--pdeathsig", "KILL", "--", "sh", "-c", CONFIRM_PARENT, String(options.parentPid)];
}

/** The way this platform offers. */
export function supervisionOf(platform: NodeJS.Platform): Supervision {
  return platform === "linux" ? "parent-death-signal" : "watchdog";
}
