/** A file's lines one after the other, in little memory however long it is. */
import { closeSync, openSync, readSync } from "node:fs";

const CHUNK_BYTES = 1 << 16;
const LINE_FEED = 10;

export class LinesOfFile {
  readonly #file: number;
  /** What was read and not given yet; a line that is longer than a chunk gathers here. */
  #rest = Buffer.alloc(0);
  #isRead = false;
  #isClosed = false;

  /** @throws Error of the file system. */
  constructor(path: string) {
    this.#file = openSync(path, "r");
  }

  /** The next line that a line feed ends; undefined when there is none. */
  next(): string | undefined {
    let from = 0;
    for (;;) {
      const end = this.#rest.indexOf(LINE_FEED, from);
      if (end >= 0) {
        const line = this.#rest.toString("utf8", 0, end);
        this.#rest = this.#rest.subarray(end + 1);
        return line;
      }
      from = this.#rest.length;
      if (!this.#readMore()) return undefined;
    }
  }

  /** How many bytes stand behind the last line feed, once `next` has answered undefined. */
  get cutBytes(): number {
    return this.#rest.length;
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#isRead = true;
    closeSync(this.#file);
  }

  #readMore(): boolean {
    if (this.#isRead) return false;
    const chunk = Buffer.allocUnsafe(Math.max(CHUNK_BYTES, this.#rest.length));
    const count = readSync(this.#file, chunk);
    if (count === 0) {
      this.close();
      return false;
    }
    this.#rest = Buffer.concat([this.#rest, chunk.subarray(0, count)]);
    return true;
  }
}
