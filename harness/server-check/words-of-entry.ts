import type { JournalEntry } from "../../emulator/index.ts";

/** What a line of the journal says of a game server, in a few words; undefined for lines that are not about one. */
export function wordsOfEntry({ kind, what, details }: JournalEntry): string | undefined {
  if (kind === "input" && details.kind === "frame") return `its request ${what}`;
  if (what === "socket-opened") return "its connection";
  if (what === "socket-lost") return `the loss of its socket (${String(details.code)})`;
  if (kind === "push") return `our push ${what}`;
  if (what === "game server's socket refused") return `a refused connection (${String(details.message)})`;
  return undefined;
}
