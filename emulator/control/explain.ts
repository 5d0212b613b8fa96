import type { PassedOver, Placement } from "../domain/placement.ts";
import type { JournalEntry } from "../runtime/journal.ts";

/**
 * Why a placement is where it is, in words, from the journal alone.
 *
 * @param placementId the placement, or undefined for the latest one that the journal knows.
 */
export function explainPlacement(entries: readonly JournalEntry[], placementId: string | undefined): string {
  const begins = entries.findLastIndex(
    ({ what, subjectId }) =>
      what === "placement PENDING" && (placementId === undefined || subjectId === placementId),
  );
  const begin = entries[begins];
  if (begin?.subjectId === undefined) {
    return placementId === undefined
      ? "No placement was ever started: StartGameSessionPlacement has not been called."
      : `The journal knows nothing of placement ${placementId}.`;
  }
  const story = storyOf(entries.slice(begins), begin.subjectId);
  const queue = (begin.details.record as Placement).queueName;
  const lines = story.flatMap((entry) => {
    const isOwn = entry.subjectId === begin.subjectId;
    // What keeps one placement of a queue waiting keeps all of them: the news is told to the first in line.
    if (entry.what === "not placed" && (isOwn || entry.details.queue === queue)) return [notPlaced(entry)];
    return isOwn ? [line(entry)] : [];
  });
  return [`Placement ${begin.subjectId}`, ...unrepeated(lines)].join("\n");
}

/** From its beginning to its end, where it has ended. */
function storyOf(entries: readonly JournalEntry[], placementId: string): readonly JournalEntry[] {
  const end = entries.findIndex(
    ({ what, subjectId }) =>
      subjectId === placementId && /^placement (FULFILLED|CANCELLED|TIMED_OUT|FAILED)$/.test(what),
  );
  return end < 0 ? entries : entries.slice(0, end + 1);
}

const clockOf = (entry: JournalEntry): string => new Date(entry.at).toISOString().slice(11, 23);

function notPlaced(entry: JournalEntry): string {
  const reasons = (entry.details.reasons as readonly PassedOver[]).map(
    ({ destination, reason }) => `${destination}: ${reason}`,
  );
  return `${clockOf(entry)}  not placed. ${reasons.join("; ")}`;
}

function line(entry: JournalEntry): string {
  const { what, details } = entry;
  if (what === "game session started") {
    return `${clockOf(entry)}  attempt ${details.attempt}: game session on process ${details.processId} (${details.fleetId}, ${details.location})`;
  }
  if (what === "activation timed out") {
    return `${clockOf(entry)}  process ${details.processId} did not call ActivateGameSession within ${details.limitSeconds} s`;
  }
  return `${clockOf(entry)}  ${what}`;
}

/** The same reason again says nothing new; how often it was met does. */
function unrepeated(lines: readonly string[]): string[] {
  const told: { text: string; times: number; line: string }[] = [];
  for (const line of lines) {
    const text = line.slice(14);
    const last = told.at(-1);
    if (last?.text === text) last.times += 1;
    else told.push({ text, times: 1, line });
  }
  return told.map(({ line, times }) => `  ${line}${times > 1 ? ` (met ${times} times)` : ""}`);
}
