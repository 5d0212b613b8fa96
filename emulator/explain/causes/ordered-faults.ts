/** Faults that were ordered and acted on the very thing that is asked about: first of all causes, since all else follows. */
import type { JournalEntry } from "../../runtime/journal.ts";
import { type Cause, causeOf } from "../cause.ts";
import type { CauseFamily, Question } from "../question.ts";
import { isOpenQuestion } from "../subject.ts";

export const orderedFaults: CauseFamily = (question) =>
  question.now.entries
    .filter((entry) => entry.kind === "fault" && actedOn(question, entry))
    .map((entry): Cause => {
      const met = [entry.details.operation, entry.details.action, entry.details.type].find(
        (name) => typeof name === "string",
      );
      return causeOf(entry, {
        code: "fault-ordered",
        rank: "root",
        text: `A fault that was ordered (${entry.what}${settingsInWords(entry)}) has acted${met === undefined ? "" : ` on ${met}`}.`,
        advice: "Lift the fault, or read the rest as its consequence.",
        subjectIds: [entry.what],
      });
    });

/** Did the fault act on it, or on whoever waits for word of it? */
export function actedOn({ subject }: Pick<Question, "subject">, entry: JournalEntry): boolean {
  if (entry.subjectId !== undefined && subject.names.includes(entry.subjectId)) return true;
  return (
    entry.details.seam === "queue.call" &&
    entry.sequence >= subject.began &&
    (subject.kind === "placement" || isOpenQuestion(subject))
  );
}

function settingsInWords({ details: { settings } }: JournalEntry): string {
  const members = Object.entries((settings ?? {}) as { readonly [name: string]: unknown });
  return members.map(([name, value]) => `, ${name} ${JSON.stringify(value)}`).join("");
}
