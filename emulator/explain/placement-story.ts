import type { Instant } from "../domain/instant.ts";
import { untilWords } from "../domain/latency-policy.ts";
import type { PassedOver } from "../domain/placement.ts";
import type { JournalEntry } from "../runtime/journal.ts";
import { serverTroubles } from "./server-troubles.ts";

/**
 * What happened to a placement until its end, and what servers failed of meanwhile, in lines; none for one that the journal
 * does not know.
 */
export function placementStory(entries: readonly JournalEntry[], placementId: string): readonly string[] {
  const begins = entries.findLastIndex(
    ({ what, subjectId }) => what === "placement PENDING" && subjectId === placementId,
  );
  if (begins < 0) return [];
  const story = lifeOf(entries.slice(begins), placementId);
  const ofOwn = ({ subjectId }: JournalEntry) => subjectId === placementId;
  const queue = story.find((entry) => ofOwn(entry) && entry.what === "not placed")?.details.queueArn;
  const lines = story.flatMap((entry) => {
    const { reasons, shared, queueArn } = entry.details;
    if (ofOwn(entry)) return [entry.what === "not placed" ? notPlaced(entry, reasons) : line(entry)];
    // What is new for all that wait in a queue is told once, to the first in line.
    return shared !== undefined && queueArn === queue ? [notPlaced(entry, shared)] : [];
  });
  const last = story.findLast(ofOwn);
  // Who was placed was served; before the end of anybody else a server would have helped.
  const troubles =
    last?.what === "placement FULFILLED"
      ? []
      : serverTroubles(entries.filter(({ sequence }) => sequence <= (story.at(-1)?.sequence ?? 0)));
  return [`Placement ${placementId}`, ...unrepeated(lines), ...troubles];
}

/** From its beginning to its end, where it has ended. */
function lifeOf(entries: readonly JournalEntry[], placementId: string): readonly JournalEntry[] {
  const end = entries.findIndex(
    ({ what, subjectId }) =>
      subjectId === placementId && /^placement (FULFILLED|CANCELLED|TIMED_OUT|FAILED)$/.test(what),
  );
  return end < 0 ? entries : entries.slice(0, end + 1);
}

const clockOf = (entry: JournalEntry): string => new Date(entry.at).toISOString().slice(11, 23);

const notPlaced = (entry: JournalEntry, reasons: unknown): string =>
  `${clockOf(entry)}  not placed. ${inWords(reasons)}`;

const inWords = (reasons: unknown): string =>
  (reasons as readonly PassedOver[]).map(({ destination, reason }) => `${destination}: ${reason}`).join("; ");

function line(entry: JournalEntry): string {
  const { what, details } = entry;
  if (what === "game session started") {
    const passedOver = inWords(details.passedOver ?? []);
    return [
      `${clockOf(entry)}  attempt ${details.attempt}: game session on process ${details.processId} (${details.fleetId}, ${details.location})`,
      ...(details.rank === undefined ? [] : [`, chosen by ${details.rank}`]),
      ...(passedOver === "" ? [] : [`. Passed over: ${passedOver}`]),
    ].join("");
  }
  if (what === "activation timed out") {
    return `${clockOf(entry)}  process ${details.processId} did not call ActivateGameSession within ${details.limitSeconds} s`;
  }
  if (what === "latency policy ended") {
    const { maximumLatencyMilliseconds: cap, until } = details;
    const next =
      cap === undefined
        ? "no cap applies any more"
        : `the next one allows ${cap} ms until ${untilWords(until as Instant | undefined)}`;
    return `${clockOf(entry)}  the latency policy in force ended: ${next}`;
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
