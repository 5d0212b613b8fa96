/** Reads a recording a line at a time: it may be larger than memory. */
import { z } from "zod";
import type { JournalEntry } from "../runtime/journal.ts";
import { LinesOfFile } from "./lines-of-file.ts";
import { decodeLosslessly } from "./lossless-json.ts";
import { parseHeader } from "./parse-header.ts";
import type { RecordingEnd } from "./recording-file.ts";
import type { RecordingHeader } from "./recording-header.ts";
import { RecordingRefused } from "./recording-refused.ts";

const entryLine = z.looseObject({
  sequence: z.number(),
  at: z.number(),
  wallAt: z.number(),
  kind: z.string(),
  what: z.string(),
  details: z.record(z.string(), z.unknown()),
});
const endLine = z.object({ end: z.object({ entries: z.number(), stateHash: z.string().optional() }) });

export class RecordingReader {
  readonly path: string;
  readonly header: RecordingHeader;
  readonly #lines: LinesOfFile;
  #peeked: JournalEntry | undefined;
  #lineNumber = 1;
  #end: RecordingEnd | undefined;

  /** @throws RecordingRefused when it is no recording that this version can replay, or Error of the file system. */
  constructor(path: string) {
    this.path = path;
    this.#lines = new LinesOfFile(path);
    try {
      const first = this.#lines.next();
      if (first === undefined) throw new RecordingRefused(`${path} holds no whole line.`);
      this.header = parseHeader(first, path);
    } catch (error) {
      this.#lines.close();
      throw error;
    }
  }

  /** The next entry without taking it; undefined at the end. @throws RecordingRefused for a line that is damaged. */
  peek(): JournalEntry | undefined {
    if (this.#peeked === undefined && this.#end === undefined) this.#peeked = this.#read();
    return this.#peeked;
  }

  /** The next entry; undefined at the end. @throws RecordingRefused for a line that is damaged. */
  take(): JournalEntry | undefined {
    const entry = this.peek();
    this.#peeked = undefined;
    return entry;
  }

  /** What the last line says; undefined while there are entries, and for a recording that was broken off. */
  get end(): RecordingEnd | undefined {
    return this.#end;
  }

  /** How many bytes of a line stand at the end that was never finished. */
  get cutBytes(): number {
    return this.#lines.cutBytes;
  }

  close(): void {
    this.#lines.close();
  }

  #read(): JournalEntry | undefined {
    const line = this.#lines.next();
    if (line === undefined) return undefined;
    this.#lineNumber += 1;
    try {
      const value: unknown = JSON.parse(line);
      const end = endLine.safeParse(value);
      if (end.success) {
        this.#end = end.data.end as RecordingEnd;
        return undefined;
      }
      const entry = entryLine.parse(value);
      return { ...entry, details: decodeLosslessly(entry.details) } as unknown as JournalEntry;
    } catch (error) {
      const problem = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
      throw new RecordingRefused(`Line ${this.#lineNumber} of ${this.path} is damaged: ${problem}`);
    }
  }
}
