import type { ChildExit } from "../stack/child-process.ts";

/** How a process ended: "exited with code 3", "was ended by SIGSEGV". */
export function exitInWords({ code, signal }: ChildExit): string {
  return signal === null ? `exited with code ${code}` : `was ended by ${signal}`;
}

const ofCode: ReadonlyMap<number | null, string> = new Map([
  [
    126,
    "The system could not execute it: is it built for this machine, and is every start script executable?",
  ],
  [127, "The system did not find a program or a shared library: look at the last lines of its output."],
  [137, "Something killed it, often because memory ran out."],
]);

const ofSignal: Readonly<Record<string, string>> = {
  SIGSEGV: "It crashed by an invalid memory access: run it in a debugger.",
  SIGABRT: "It gave itself up (an assertion, or an exception that nobody caught): its output says which.",
  SIGKILL: "Something killed it, often because memory ran out.",
};

/** What to do about an exit that nobody has asked for. */
export function fixOfExit({ code, signal }: ChildExit): string {
  const known = signal === null ? ofCode.get(code) : ofSignal[signal];
  return `${known ?? "Look at the last lines of its output, and start it by hand with the same arguments."} A server process is to live until it has called ProcessEnding.`;
}
