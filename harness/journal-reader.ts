import type { JournalEntry } from "../emulator/index.ts";
import type { Bench } from "./bench.ts";
import { within } from "./within.ts";

/** Wall milliseconds. */
const MOMENT_LIMIT_MS = 15_000;

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

  /**
   * Does something at the moment at which the journal tells of what is meant, for the first time from now on. Resolves with
   * what was done when it is done.
   *
   * @param what the moment in words, for the error.
   * @throws Error when the moment has not come after so many milliseconds of wall time; 15,000 unless told.
   */
  async when<Done>(
    what: string,
    isMeant: (entry: JournalEntry) => boolean,
    act: (entry: JournalEntry) => Promise<Done> | Done,
    { withinMs = MOMENT_LIMIT_MS }: { readonly withinMs?: number } = {},
  ): Promise<Done> {
    let unfollow = () => {};
    const moment = new Promise<JournalEntry>((resolve) => {
      void this.#bench
        .followJournal((entry) => {
          if (isMeant(entry)) resolve(entry);
        })
        .then((stop) => {
          unfollow = stop;
        });
    });
    try {
      return await act(await within(what, withinMs, moment));
    } finally {
      unfollow();
    }
  }
}
