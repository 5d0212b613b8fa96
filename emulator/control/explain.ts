import type { JournalEntry } from "../runtime/journal.ts";

interface PassedOver {
  readonly destination: string;
  readonly reason: string;
}

/**
 * Why a placement is where it is, in words, from the journal alone.
 *
 * @param placementId the placement, or undefined for the latest one that the journal knows.
 */
export function explainPlacement(entries: readonly JournalEntry[], placementId: string | undefined): string {
  const subject = placementId ?? latestPlacement(entries);
  if (subject === undefined)
    return "No placement was ever started: StartGameSessionPlacement has not been called.";
  const lines = entries.flatMap((entry) => line(entry, subject));
  if (lines.length === 0) return `The journal knows nothing of placement ${subject}.`;
  return [`Placement ${subject}`, ...unrepeated(lines)].join("\n");
}

function latestPlacement(entries: readonly JournalEntry[]): string | undefined {
  return entries.findLast((entry) => entry.what === "placement PENDING")?.subjectId;
}

function line(entry: JournalEntry, placementId: string): string[] {
  if (entry.subjectId !== placementId) return [];
  const at = new Date(entry.at).toISOString().slice(11, 23);
  const { details } = entry;
  if (entry.what === "not placed") {
    const reasons = (details.reasons as readonly PassedOver[]).map(
      ({ destination, reason }) => `${destination}: ${reason}`,
    );
    return [`${at}  not placed. ${reasons.join("; ")}`];
  }
  if (entry.what === "game session started") {
    return [
      `${at}  attempt ${details.attempt}: game session on process ${details.processId} (${details.fleetId}, ${details.location})`,
    ];
  }
  if (entry.what === "activation timed out") {
    return [
      `${at}  process ${details.processId} did not call ActivateGameSession within ${details.limitSeconds} s`,
    ];
  }
  return [`${at}  ${entry.what}`];
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
