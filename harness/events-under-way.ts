import type { JournalEntry } from "../emulator/index.ts";

const ENDS: ReadonlySet<string> = new Set(["event accepted by the queue", "event given up"]);
const PUBLISHED = " published";

/** Events that were published and have neither reached the queue nor been given up, in words; also what a fault holds back. */
export function eventsUnderWay(entries: readonly JournalEntry[]): string[] {
  const events = entries.filter(({ kind }) => kind === "event");
  const ended = new Set(events.filter(({ what }) => ENDS.has(what)).map(({ subjectId }) => subjectId));
  return events
    .filter(({ what, details }) => what.endsWith(PUBLISHED) && !ended.has(String(details.eventId)))
    .map(({ what, subjectId }) => `${what.replace(PUBLISHED, "")} of placement ${subjectId} is on its way`);
}
