import type { JournalEntry } from "../../emulator/index.ts";

/** One input with what came of it, or a single entry of something that was no input. */
export interface JournalTurn {
  readonly entry: JournalEntry;
  /** Transitions, attempts, events, the refusal, and which fault was lifted: written while the input was served. */
  readonly consequences: readonly JournalEntry[];
}

const consequential: readonly string[] = ["transition", "attempt", "event"];

/**
 * Groups a journal into turns. The emulator serves an input without a pause, so that what an input caused stands right
 * behind it; a refusal is its consequence only when it bears its name.
 */
export function journalTurns(entries: readonly JournalEntry[]): readonly JournalTurn[] {
  const turns: { entry: JournalEntry; consequences: JournalEntry[] }[] = [];
  let isOpen = false;
  for (const entry of entries) {
    const last = turns.at(-1);
    const isRefusal = entry.kind === "refusal" && entry.what === `${last?.entry.what} refused`;
    const isLifted = entry.kind === "fault" && last?.entry.what === "control lift-fault";
    if (last !== undefined && isOpen && (consequential.includes(entry.kind) || isRefusal || isLifted)) {
      last.consequences.push(entry);
      continue;
    }
    turns.push({ entry, consequences: [] });
    isOpen = entry.kind === "input";
  }
  return turns;
}
