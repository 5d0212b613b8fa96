import { once } from "node:events";
import type { ServerResponse } from "node:http";
import type { JournalEntry } from "../runtime/journal.ts";
import type { Control } from "./control.ts";

/** How many entries are read at a time. */
const BATCH = 500;

/**
 * Writes the journal as one JSON object a line: what there is after an entry, then each new entry as it comes, until the
 * reader leaves. A slow reader is waited for; what the journal has dropped meanwhile shows as a gap in the numbers.
 */
export async function streamJournal(
  control: Control,
  after: number,
  response: ServerResponse,
): Promise<void> {
  let waiting = Promise.withResolvers<void>();
  const left = new AbortController();
  const stop = control.onJournal(() => waiting.resolve());
  response.once("close", () => {
    left.abort();
    stop();
    waiting.resolve();
  });
  response.writeHead(200, { "content-type": "application/x-ndjson", "cache-control": "no-store" });
  response.flushHeaders();
  let last = after;
  while (!left.signal.aborted) {
    waiting = Promise.withResolvers<void>();
    const batch = control.journal(last, BATCH);
    const newest = batch.at(-1);
    if (newest === undefined) {
      await waiting.promise;
      continue;
    }
    last = newest.sequence;
    if (!response.write(batch.map(line).join(""))) await drained(response, left.signal);
  }
}

const line = (entry: JournalEntry): string => `${JSON.stringify(entry, inBase64)}\n`;

/** Bytes in a call, as they came in AWS JSON: else each of them would be a member of its own. */
const inBase64 = (_name: string, value: unknown): unknown =>
  value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value;

/** Resolves when the reader has caught up, or has left. */
async function drained(response: ServerResponse, left: AbortSignal): Promise<void> {
  await once(response, "drain", { signal: left }).catch(() => undefined);
}
