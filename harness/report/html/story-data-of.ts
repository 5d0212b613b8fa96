import type { JournalEntry } from "../../../emulator/index.ts";
import type { Line } from "../arrange-moments.ts";
import { journalTurns } from "../journal-turns.ts";
import { nakama } from "../story.ts";
import type { StorySources, ToldStory } from "../told-story.ts";
import { momentKind } from "./moment-kind.ts";
import { momentPath } from "./moment-path.ts";
import { statusHistory } from "./status-changes.ts";
import type { StoryData, StoryMoment } from "./story-data.ts";
import { StorySubjects } from "./story-subjects.ts";

/** A story of more moments is cut in its middle: how it began and how it ended tell the most. */
export const MOST_MOMENTS = 2_000;
const KEPT_OF_BEGINNING = 400;
/** Beyond it no state is shown: a state without its beginning would be wrong. */
const MOST_CHANGES = 20_000;
const LONGEST_TEXT = 2_000;

/** A told story as data for a report, of bounded size. */
export function storyDataOf(
  { lines, start, leftOut, cast }: ToldStory,
  { journal, players, backendName = nakama.name }: StorySources,
): StoryData {
  const history = statusHistory(journal, cast, start.at);
  const isTooLong = history.changes.length > MOST_CHANGES;
  const subjects = new StorySubjects(journal, players, cast);
  const ends = turnEnds(journal);
  const momentOf = (line: Line): StoryMoment => ({
    afterMs: line.at - start.at,
    afterWallMs: line.wallAt - start.wallAt,
    who: line.actor.name,
    what: line.what.length > LONGEST_TEXT ? `${line.what.slice(0, LONGEST_TEXT)}…` : line.what,
    times: line.times,
    isTrouble: line.isTrouble,
    kind: momentKind(line),
    ...momentPath(line),
    subjects: subjects.in([line.about, line.tells]),
    changes: isTooLong ? 0 : countUpTo(history.sequences, lastSequence(line, journal, ends)),
  });
  const count = lines.length - MOST_MOMENTS;
  const kept =
    count <= 0 ? lines : [...lines.slice(0, KEPT_OF_BEGINNING), ...lines.slice(KEPT_OF_BEGINNING + count)];
  const isNakama = backendName === nakama.name;
  const moments = kept.map(momentOf);
  // Subjects that no kept moment is about are left out, and the others get new indexes.
  const used = [...new Set(moments.flatMap((moment) => moment.subjects))].sort((a, b) => a - b);
  const indexes = new Map(used.map((subject, index) => [subject, index]));
  const tellers = new Map(
    [...kept.entries()]
      .reverse()
      .flatMap(([i, { tells = [] }]) => tells.map(({ sequence }) => [sequence, i])),
  );
  const changes = history.changes.map((change, i) => {
    const first =
      tellers.get(history.sequences[i] ?? 0) ?? countUpTo(moments, i, ({ changes: count }) => count);
    return first < moments.length ? { ...change, moment: first } : change;
  });
  return {
    laneTitles: isNakama ? {} : { nakama: backendName, fleetManager: backendName },
    moments: moments.map((moment) => ({
      ...moment,
      subjects: moment.subjects.map((subject) => indexes.get(subject) ?? 0),
    })),
    ...(count <= 0 ? {} : { cut: { count, after: KEPT_OF_BEGINNING } }),
    subjects: used.flatMap((subject) => subjects.all[subject] ?? []),
    isWithoutState: isTooLong,
    records: isTooLong ? [] : history.records,
    changes: isTooLong ? [] : changes,
    leftOut,
  };
}

/** For each entry the number of the last one of its turn: all changes of a turn happen at once. */
function turnEnds(journal: readonly JournalEntry[]): ReadonlyMap<number, number> {
  return new Map(
    journalTurns(journal).flatMap(({ entry, consequences }) => {
      const end = consequences.at(-1)?.sequence ?? entry.sequence;
      return [entry, ...consequences].map(({ sequence }) => [sequence, end] as const);
    }),
  );
}

function lastSequence(
  { tells, wallAt }: Line,
  journal: readonly JournalEntry[],
  ends: ReadonlyMap<number, number>,
): number {
  const last = tells?.at(-1);
  if (last !== undefined) return ends.get(last.sequence) ?? last.sequence;
  return journal[countUpTo(journal, wallAt, (entry) => entry.wallAt) - 1]?.sequence ?? 0;
}

/** How many of an ascending list are not above the limit. */
function countUpTo(numbers: readonly number[], limit: number): number;
function countUpTo<T>(list: readonly T[], limit: number, numberOf: (one: T) => number): number;
function countUpTo<T>(
  list: readonly T[],
  limit: number,
  numberOf: (one: T) => number = (one) => Number(one),
): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const one = list[middle];
    if (one !== undefined && numberOf(one) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
