/** Reads commands from a terminal, with history and completion, until the end is wanted. */
import { createInterface } from "node:readline";
import type { ReplayConsole } from "./replay-console.ts";

/**
 * Resolves when the user has ended it. @throws what a command throws: a record that turns out to be damaged.
 */
export async function prompt(
  terminal: { readonly input: NodeJS.ReadableStream; readonly output: NodeJS.WritableStream },
  commands: ReplayConsole,
): Promise<void> {
  const lines = createInterface({
    ...terminal,
    prompt: "replay> ",
    completer: (line: string) => [commands.completions(line), line],
  });
  try {
    lines.prompt();
    for await (const line of lines) {
      const { lines: told, isOver } = commands.answer(line);
      if (told.length > 0) terminal.output.write(`${told.join("\n")}\n`);
      if (isOver) return;
      lines.prompt();
    }
    terminal.output.write("\n");
  } finally {
    lines.close();
  }
}
