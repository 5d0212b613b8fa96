/** A recording as it is written: JSON lines, one by one, so that a crash costs the last line at most. */
import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import type { JournalEntry } from "../runtime/journal.ts";
import { encodeLosslessly } from "./lossless-json.ts";
import type { RecordingHeader } from "./recording-header.ts";

/** The last line of a recording that was ended and not broken off. */
export interface RecordingEnd {
  /** How many entries stand before it. */
  readonly entries: number;
  /** Of everything that was remembered then; absent where nobody looked. */
  readonly stateHash?: string;
}

export class RecordingFile {
  readonly path: string;
  readonly #file: number;
  #entries = 0;
  #isOpen = true;
  #isWhole = true;

  /** Begins a file, or begins it anew; makes its folder. @throws Error naming the file, where it cannot be written. */
  constructor(path: string, header: RecordingHeader) {
    this.path = path;
    try {
      mkdirSync(dirname(path), { recursive: true });
      // It holds what game servers authenticate with.
      this.#file = openSync(path, "w", 0o600);
      this.#line(header);
    } catch (error) {
      throw new Error(`the recording ${path} cannot be written: ${(error as Error).message}`, {
        cause: error,
      });
    }
  }

  /** Appends an entry at once. @throws Error of the file system. */
  write(entry: JournalEntry): void {
    if (!this.#isOpen) return;
    this.#entries += 1;
    this.#line({ ...entry, details: encodeLosslessly(entry.details) });
  }

  /** Writes the last line, unless a line before is missing, and closes the file. */
  end(stateHash?: string): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    const end: RecordingEnd = { entries: this.#entries, ...(stateHash === undefined ? {} : { stateHash }) };
    try {
      if (this.#isWhole) this.#line({ end });
    } finally {
      closeSync(this.#file);
    }
  }

  /** A write may take a part only, where a disk is nearly full. */
  #line(value: object): void {
    const bytes = Buffer.from(`${JSON.stringify(value)}\n`);
    this.#isWhole = false;
    for (let written = 0; written < bytes.length; ) written += writeSync(this.#file, bytes, written);
    this.#isWhole = true;
  }
}
