/** Why a placement, a game session or a player is where it is, or why nothing happened, from the journal alone. */
import type { JournalEntry } from "../runtime/journal.ts";
import { type Cause, sortedCauses } from "./cause.ts";
import { causeFamilies } from "./causes/table.ts";
import { type Facts, readFacts } from "./facts.ts";
import { inWords } from "./in-words.ts";
import { outcomeOf } from "./outcome.ts";
import { storyOf } from "./story.ts";
import { findSubject, type Subject } from "./subject.ts";

export interface Explanation {
  readonly subject: { readonly kind: Subject["kind"]; readonly id?: string };
  /** How it stands, in one sentence. */
  readonly outcome: string;
  /** The likeliest first. */
  readonly causes: readonly Cause[];
  /** What happened to it, a line each, with GameLift's time of day in front. */
  readonly story: readonly string[];
  /** All of it, for a person. */
  readonly text: string;
}

/** @param id of a placement, game session, player session or player; undefined: the latest placement, or why there is none. */
export function explain(entries: readonly JournalEntry[], id?: string): Explanation {
  const now = readFacts(entries);
  const subject = findSubject(now, id);
  const question = { subject, now, atEnd: factsAtEnd(now, subject) };
  const explanation = {
    subject:
      "id" in subject && subject.id !== "" ? { kind: subject.kind, id: subject.id } : { kind: subject.kind },
    outcome: outcomeOf(subject, entries[0]),
    causes: sortedCauses(causeFamilies.flatMap((family) => family(question))),
    story: storyOf(entries, subject),
  };
  return { ...explanation, text: inWords(explanation) };
}

/** As it was just before the placement ended: its end takes half-started game sessions with it. */
function factsAtEnd(now: Facts, subject: Subject): Facts {
  if (subject.kind !== "placement" || subject.told.record.status === "PENDING") return now;
  const end = subject.told.last.sequence;
  const before = now.entries.findLastIndex(({ kind, sequence }) => kind === "input" && sequence < end);
  const inputSequence = now.entries[before]?.sequence ?? end;
  const atEnd = readFacts(now.entries.filter(({ sequence }) => sequence < inputSequence));
  // The request of the placement itself may be among what is left out, when it ended at once.
  return { ...atEnd, placements: now.placements };
}
