import type { JournalEntry } from "../runtime/journal.ts";

/** Of fleet events those by which a server process, or all of a fleet's, did not come to serve anybody. */
const troubles = /^fleet event (SERVER_PROCESS_\w+|FLEET_VALIDATION_\w+)$/;

/**
 * What server processes last failed of, fleet by fleet and event by event, in lines; none when nothing has failed.
 *
 * It is told beside a placement that waits or was given up: a server that does not start is the likeliest reason for
 * there being none, and its fleet's events are where AWS tells of it.
 */
export function serverTroubles(entries: readonly JournalEntry[]): readonly string[] {
  const found = new Map<string, { readonly code: string; entry: JournalEntry; times: number }>();
  for (const entry of entries) {
    const code = troubles.exec(entry.what)?.[1];
    if (code === undefined) continue;
    const key = `${entry.subjectId} ${code}`;
    const before = found.get(key);
    found.delete(key); // the latest trouble stands last
    found.set(key, { code, entry, times: (before?.times ?? 0) + 1 });
  }
  if (found.size === 0) return [];
  const lines = [...found.values()].map(({ code, entry, times }) => {
    const time = new Date(entry.at).toISOString().slice(11, 23);
    const again = times > 1 ? ` (${times} times, lastly this)` : "";
    return `  ${time}  ${entry.subjectId}: ${code}${again}: ${String(entry.details.message)}`;
  });
  return ["Server processes that failed", ...lines];
}
