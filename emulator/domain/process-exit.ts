/**
 * How a server process came to its end on its machine, where somebody sees that.
 *
 * **Documented** (EventCode): a process has thirty seconds from ProcessEnding to its exit. **Assumed**: its slot on the
 * instance is taken until then, because what follows it may want the same port.
 */
import type { LivenessBase } from "./server-process.ts";

/** What the machine tells of an exit: one of the two, or neither when it does not know. */
export interface ProcessExit {
  readonly exitCode?: number | null | undefined;
  /** The signal that ended it, as SIGKILL. */
  readonly signal?: string | null | undefined;
  /** The last lines that it wrote, for whoever looks for the reason. */
  readonly lastOutput?: string | undefined;
}

/** A process that is over for GameLift and whose host has not seen it exit: its slot is taken. */
export interface AwaitedExit {
  readonly processId: string;
  readonly fleetId: string;
  readonly computeName: string;
  readonly location: string;
  readonly base: LivenessBase;
  /** It ended by itself, and was not told to be killed. */
  readonly calledProcessEnding: boolean;
}

/** **Assumed**: without a code or a signal nothing is known against it. */
export const isCleanExit = ({ exitCode, signal }: ProcessExit): boolean =>
  (exitCode ?? 0) === 0 && (signal ?? undefined) === undefined;

/** In words, to stand behind "it". */
export function describeExit({ exitCode, signal }: ProcessExit): string {
  if (typeof signal === "string") return `was ended by ${signal}`;
  return typeof exitCode === "number" ? `exited with code ${exitCode}` : "exited";
}

/** What it wrote last as a sentence behind another one, in one line; empty when it wrote nothing. */
export function lastWords({ lastOutput = "" }: ProcessExit): string {
  const lines = lastOutput.trim().split(/\s*\n\s*/);
  return lines[0] === "" ? "" : ` Its last output: ${lines.join(" | ")}`;
}
