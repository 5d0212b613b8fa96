/** Where a replay is told to stop. */
import type { JournalEntry, Replay } from "../../../emulator/index.ts";
import { type Duration, durationMs } from "../../duration.ts";

export type Moment =
  | { readonly kind: "end" }
  /** After the input of which this entry came. */
  | { readonly kind: "sequence"; readonly sequence: number }
  /** Before the first input after this instant of GameLift's time; epoch milliseconds. */
  | { readonly kind: "instant"; readonly at: number }
  /** After the input of which an entry came that holds all of these words. */
  | { readonly kind: "words"; readonly words: readonly string[] };

/**
 * `end`, an entry's number, an instant, `+30s` from the beginning, or words of an entry such as `match-7 TIMED_OUT`.
 *
 * @param startAt where GameLift's time began, epoch milliseconds.
 * @throws RangeError for a text that is none of them.
 */
export function momentIn(text: string, startAt: number): Moment {
  const trimmed = text.trim();
  if (trimmed === "")
    throw new RangeError("A moment is an entry's number, an instant, +30s from the start, words, or end.");
  if (trimmed.toLowerCase() === "end") return { kind: "end" };
  if (/^\d+$/.test(trimmed)) return { kind: "sequence", sequence: Number(trimmed) };
  if (/^\+\d/.test(trimmed)) {
    return { kind: "instant", at: startAt + durationMs(trimmed.slice(1) as Duration) };
  }
  if (/^\d{4}-\d\d-\d\d([T ]\d\d:\d\d|$)/.test(trimmed)) {
    const isZoned = /(Z|[+-]\d\d:\d\d)$/.test(trimmed) || trimmed.length === 10;
    const at = Date.parse(isZoned ? trimmed : `${trimmed}Z`);
    if (Number.isNaN(at)) throw new RangeError(`${trimmed} is no instant; write it as 2026-01-01T00:00:30Z.`);
    return { kind: "instant", at };
  }
  return { kind: "words", words: trimmed.toLowerCase().split(/\s+/) };
}

/** Whether the replay is beyond it: only from the beginning it can be reached. Words are looked for ahead. */
export function isPassed(moment: Moment, replay: Replay): boolean {
  if (moment.kind === "sequence") return replay.sequence > moment.sequence;
  return moment.kind === "instant" && replay.at > moment.at;
}

/** Whether the replay already stands where it shall, before its next input. */
export function isReachedBefore(moment: Moment, replay: Replay): boolean {
  if (moment.kind === "sequence") return replay.sequence >= moment.sequence;
  return moment.kind === "instant" && (replay.nextAt ?? Number.NEGATIVE_INFINITY) > moment.at;
}

/** Whether it stands there now that these entries have come. */
export function isReachedBy(moment: Moment, entries: readonly JournalEntry[]): boolean {
  if (moment.kind !== "words") return false;
  return entries.some((entry) => {
    const text = `${entry.kind} ${entry.what} ${entry.subjectId ?? ""}`.toLowerCase();
    return moment.words.every((word) => text.includes(word));
  });
}
