import type { JournalEntry } from "../runtime/journal.ts";
import type { Invariant } from "./invariant.ts";

export const theJournalGoesForward: Invariant = {
  name: "the journal goes forward",
  truth:
    "Entries are numbered without a gap, GameLift's time never goes back in them, and none is of the future.",
  check({ journal, now, before, lastSequenceBefore, isFirst }) {
    const problems: string[] = [];
    let last: Pick<JournalEntry, "sequence" | "at"> | undefined =
      before === undefined ? undefined : { sequence: lastSequenceBefore, at: before.now };
    for (const { sequence, at, what } of journal) {
      // At the first look the oldest may be gone, and so may they be behind a look long ago.
      const isNext =
        last === undefined ||
        sequence === last.sequence + 1 ||
        (journal[0]?.sequence === sequence && !isFirst && sequence > last.sequence);
      if (!isNext) problems.push(`entry ${sequence}, ${what}, follows ${last?.sequence}`);
      if (last !== undefined && at < last.at)
        problems.push(`entry ${sequence}, ${what}, is of ${at}, and the one before of ${last.at}`);
      if (at > now) problems.push(`entry ${sequence}, ${what}, is of ${at}, and now is ${now}`);
      last = { sequence, at };
    }
    return problems;
  },
};
