import type { JournalEntry } from "../emulator/index.ts";
import type { Bench } from "./bench.ts";

/** The emulator's journal as this process has read it so far; entries that the emulator has dropped since are kept. */
export class JournalReader {
  readonly #bench: Bench;
  readonly #entries: JournalEntry[] = [];

  constructor(bench: Bench) {
    this.#bench = bench;
  }

  /** Reads what is new and answers everything. */
  async all(): Promise<readonly JournalEntry[]> {
    const fresh = await this.#bench.journal(this.#entries.at(-1)?.sequence ?? 0);
    const last = this.#entries.at(-1)?.sequence ?? 0;
    this.#entries.push(...fresh.filter((entry) => entry.sequence > last));
    return this.#entries;
  }
}
