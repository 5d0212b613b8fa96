import type { JournalEntry } from "../runtime/journal.ts";

/** Did the input at that place change nothing? A refusal, or the fault that refuses, is written before the next input. */
export function isRefused(journal: readonly JournalEntry[], index: number): boolean {
  for (let next = index + 1; next < journal.length; next += 1) {
    const kind = journal[next]?.kind;
    if (kind === "input") return false;
    if (kind === "refusal" || kind === "fault") return true;
  }
  return false;
}
