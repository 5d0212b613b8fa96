/** Reads a recording a line at a time: it may be larger than memory. */
import { statSync } from "node:fs";
import type { JournalEntry } from "../runtime/journal.ts";
import { LinesOfFile } from "./lines-of-file.ts";
import { decodeLosslessly } from "./lossless-json.ts";
import { parseHeader } from "./parse-header.ts";
import type { RecordingEnd } from "./recording-file.ts";
import type { RecordingHeader } from "./recording-header.ts";
import { RecordingRefused } from "./recording-refused.ts";

/** By hand and not by a schema: a recording may have millions of lines. */
const members = {
  sequence: "number",
  at: "number",
  wallAt: "number",
  kind: "string",
  what: "string",
  details: "object",
};

export class RecordingReader {
  readonly path: string;
  readonly header: RecordingHeader;
  readonly #lines: LinesOfFile;
  #peeked: JournalEntry | undefined;
  #lineNumber = 1;
  #end: RecordingEnd | undefined;

  /** @throws RecordingRefused when it cannot be read, or is no recording that this version can replay. */
  constructor(path: string) {
    this.path = path;
    this.#lines = opened(path);
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
      if (isEnd(value)) {
        this.#end = value.end;
        return undefined;
      }
      return entryIn(value);
    } catch (error) {
      throw new RecordingRefused(
        `Line ${this.#lineNumber} of ${this.path} is damaged: ${(error as Error).message}`,
      );
    }
  }
}

/** @throws RecordingRefused where there is no file that can be read. */
function opened(path: string): LinesOfFile {
  try {
    // A folder can be opened, and says only when it is read what it is.
    if (statSync(path).isDirectory()) throw new Error("it is a folder");
    return new LinesOfFile(path);
  } catch (error) {
    throw new RecordingRefused(`The recording ${path} cannot be read: ${(error as Error).message}`);
  }
}

const isEnd = (value: unknown): value is { readonly end: RecordingEnd } =>
  typeof value === "object" &&
  value !== null &&
  "end" in value &&
  typeof (value as { readonly end: Partial<RecordingEnd> | null }).end?.entries === "number";

/** @throws Error naming the member that is missing or of another type. */
function entryIn(value: unknown): JournalEntry {
  const given = (value ?? {}) as { readonly [name: string]: unknown };
  for (const [name, type] of Object.entries(members)) {
    if (typeof given[name] !== type || given[name] === null)
      throw new Error(`${name} should be of type ${type}, and is ${JSON.stringify(given[name])}`);
  }
  return { ...given, details: decodeLosslessly(given.details) } as unknown as JournalEntry;
}
