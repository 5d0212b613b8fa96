import type { JournalEntry, Replay, ReplayStep } from "../../../emulator/index.ts";
import { isReachedBefore, isReachedBy, type Moment } from "./moment.ts";

export interface Played {
  /** `same`: the record is at its end, and everything came out as it says. */
  readonly outcome: "reached" | "same" | "different";
  readonly step: ReplayStep | undefined;
  /** What the last input brought; empty where none acted. */
  readonly entries: readonly JournalEntry[];
}

/** Lets inputs act until the moment, a difference or the end. @throws RecordingRefused for a line that is damaged. */
export function playUntil(replay: Replay, moment: Moment): Played {
  let entries: readonly JournalEntry[] = [];
  for (;;) {
    if (isReachedBefore(moment, replay)) return { outcome: "reached", step: undefined, entries };
    const step = replay.step();
    if (step === undefined) return { outcome: "same", step, entries };
    if (step.kind !== "input") return { outcome: "different", step, entries };
    entries = step.entries;
    if (isReachedBy(moment, entries)) return { outcome: "reached", step, entries };
  }
}
