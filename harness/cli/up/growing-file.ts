import { closeSync, fstatSync, openSync, readSync } from "node:fs";

/** Reads a log that is being written, whole lines at a time. */
export class GrowingFile {
  readonly #file: string;
  #readBytes = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** The lines that were finished since the last call; empty when there are none, or no file. */
  newLines(): string {
    let descriptor: number;
    try {
      descriptor = openSync(this.#file, "r");
    } catch {
      return "";
    }
    try {
      const length = fstatSync(descriptor).size - this.#readBytes;
      if (length <= 0) return "";
      const buffer = Buffer.alloc(length);
      const read = buffer.subarray(0, readSync(descriptor, buffer, 0, length, this.#readBytes));
      const whole = read.subarray(0, read.lastIndexOf(0x0a) + 1);
      this.#readBytes += whole.length;
      return whole.toString("utf8");
    } finally {
      closeSync(descriptor);
    }
  }
}
