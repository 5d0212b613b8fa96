/** What happened to a subject, in lines that begin with GameLift's time of day. */
import type { JournalEntry } from "../runtime/journal.ts";
import { placementStory } from "./placement-story.ts";
import { serverTroubles } from "./server-troubles.ts";
import type { Subject } from "./subject.ts";

export function storyOf(entries: readonly JournalEntry[], subject: Subject): readonly string[] {
  if (subject.kind === "placement") return placementStory(entries, subject.id);
  if (subject.kind === "nothing" || subject.kind === "refused" || subject.kind === "unknown")
    return serverTroubles(entries);
  const own = entries.filter(
    ({ kind, subjectId }) => kind !== "input" && subjectId !== undefined && subject.names.includes(subjectId),
  );
  return ["What happened", ...own.map((entry) => `  ${clockOf(entry)}  ${entry.what}${nameIn(entry)}`)];
}

const clockOf = ({ at }: JournalEntry): string => new Date(at).toISOString().slice(11, 23);

/** Whose status it was, where several are told of. */
const nameIn = ({ what, subjectId }: JournalEntry): string =>
  / [A-Z_]+$/.test(what) ? `: ${subjectId}` : "";
