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
        // With what it met: what it did to others is another cause, and of less weight.
        subjectIds: [faultOf(entry), ...(entry.subjectId === undefined ? [] : [entry.subjectId])],
      });
    });

/** Which order it was; what the bench broke without one goes by its words. */
export const faultOf = ({ what, details: { faultId } }: JournalEntry): string =>
  typeof faultId === "string" ? faultId : what;

/** The end of a fault's time explains nothing. */
export const isFaultsEnd = ({ kind, details: { faultId, seam } }: JournalEntry): boolean =>
  kind === "fault" && faultId !== undefined && seam === undefined;

/** What everybody meets who waits for word of a placement. */
const seamsOfAll: ReadonlySet<unknown> = new Set(["queue.call", "clock", "tls.handshake"]);

/** Did the fault act on it, on a process that was to host it, or on whoever waits for word of it? */
export function actedOn(question: Pick<Question, "subject" | "now">, entry: JournalEntry): boolean {
  const { subject } = question;
  if (entry.subjectId !== undefined && subject.names.includes(entry.subjectId)) return true;
  if (entry.sequence < subject.began) return false;
  const { seam, processId } = entry.details;
  if (typeof processId === "string" && String(seam).startsWith("process.")) return hosts(question, processId);
  return seamsOfAll.has(seam) && (subject.kind === "placement" || isOpenQuestion(subject));
}

/** Was the process given a game session that it is about? */
function hosts({ subject, now }: Pick<Question, "subject" | "now">, processId: string): boolean {
  const record = now.hosted.get(processId)?.record;
  if (record === undefined) return false;
  const { gameSessionId, placementId = "" } = record;
  return subject.names.includes(gameSessionId) || subject.names.includes(placementId);
}

function settingsInWords({ details: { settings } }: JournalEntry): string {
  const members = Object.entries((settings ?? {}) as { readonly [name: string]: unknown });
  return members.map(([name, value]) => `, ${name} ${JSON.stringify(value)}`).join("");
}
