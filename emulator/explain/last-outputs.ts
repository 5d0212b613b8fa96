/** What server processes wrote last, as whoever saw them exit has told it. */
import { lastWords, type ProcessExit } from "../domain/process-exit.ts";
import type { CallsRead } from "./read-calls.ts";

/**
 * By process: its last output as a sentence to stand behind another one, with a space before; processes that wrote nothing, and
 * those whose exit nobody has told, are left out.
 */
export function readLastOutputs({ commands }: Pick<CallsRead, "commands">): ReadonlyMap<string, string> {
  const exits = commands.filter(({ name }) => name === "process-exited");
  return new Map(
    exits
      .map(({ parameters }) => [String(parameters.processId), lastWords(parameters as ProcessExit)] as const)
      .filter(([, words]) => words !== ""),
  );
}
