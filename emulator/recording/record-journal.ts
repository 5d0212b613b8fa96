import type { CoreParts } from "../build-core.ts";
import { stateHash } from "../store/hash.ts";
import { RecordingFile } from "./recording-file.ts";
import type { RecordingHeader } from "./recording-header.ts";

/**
 * Writes every entry of a journal into a file as it comes, from the beginning on, until the answered function is called:
 * then the recording ends with a hash of the state.
 *
 * @throws Error when the journal holds entries already that it cannot tell any more, or of the file system. A file that
 * cannot be written any further leaves a failure in the journal, and is a recording that was broken off.
 */
export function recordJournal(
  path: string,
  { journal, store }: Pick<CoreParts, "journal" | "store">,
  header: RecordingHeader,
): () => void {
  const before = journal.after(0);
  if (before.length < journal.lastSequence)
    throw new Error("the journal has dropped entries already: a recording begins with the first");
  const file = new RecordingFile(path, header);
  for (const entry of before) file.write(entry);
  const stop = journal.listen((entry) => file.write(entry));
  return () => {
    stop();
    file.end(stateHash(store));
  };
}
