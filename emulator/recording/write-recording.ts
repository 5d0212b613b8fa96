import type { JournalEntry } from "../runtime/journal.ts";
import { RecordingFile } from "./recording-file.ts";
import type { RecordingHeader } from "./recording-header.ts";

/** What a journal in memory becomes a recording of. */
export interface WholeRecording {
  readonly header: RecordingHeader;
  /** From the first one on. */
  readonly entries: readonly JournalEntry[];
  /** `stateHash` of the store after the last entry; a replay compares it where it is given. */
  readonly stateHash?: string;
}

/**
 * Writes a journal that is still complete in memory as a recording, which `npm run replay` plays.
 *
 * @throws Error when the journal has dropped its beginning: nothing could be played from the middle.
 */
export function writeRecording(path: string, { header, entries, stateHash }: WholeRecording): void {
  const first = entries[0]?.sequence ?? 1;
  if (first !== 1) {
    throw new Error(
      `the journal begins with entry ${first}: a recording needs every entry, so record as it goes`,
    );
  }
  const file = new RecordingFile(path, header);
  for (const entry of entries) file.write(entry);
  file.end(stateHash);
}
