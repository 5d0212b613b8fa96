import type { JournalEntry } from "../emulator/index.ts";
import type { Bench } from "./bench.ts";
import { within } from "./within.ts";

/** Wall milliseconds. */
const MOMENT_LIMIT_MS = 15_000;

/** The emulator's journal as this process has read it so far; entries that the emulator has dropped since are kept. */
export class JournalReader {
  readonly #bench: Bench;
  readonly #entries: JournalEntry[] = [];
  #life = 1;
  /** The number of the last entry of the emulator's lives before this one: each counts from 1. */
  #before = 0;

  constructor(bench: Bench) {
    this.#bench = bench;
  }

  /** Reads what is new and answers everything. */
  async all(): Promise<readonly JournalEntry[]> {
    const { life } = this.#bench.lives ?? { life: 1 };
    if (life !== this.#life) {
      this.#life = life;
      this.#before = this.#last;
    }
    const before = this.#before;
    const fresh = await this.#bench.journal(this.#last - before);
    const last = this.#last;
    const numbered = fresh.map((entry) => ({ ...entry, sequence: entry.sequence + before }));
    this.#entries.push(...numbered.filter(({ sequence }) => sequence > last));
    return this.#entries;
  }

  /** What the emulator has written since it was started last. */
  async presentLife(): Promise<readonly JournalEntry[]> {
    const entries = await this.all();
    return entries.filter(({ sequence }) => sequence > this.#before);
  }

  get #last(): number {
    return this.#entries.at(-1)?.sequence ?? 0;
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
    const moment = Promise.withResolvers<JournalEntry>();
    const following = this.#bench.followJournal((entry) => {
      if (isMeant(entry)) moment.resolve(entry);
    });
    following.catch(moment.reject);
    try {
      return await act(await within(what, withinMs, moment.promise));
    } finally {
      // Also where the journal is followed only after the time was up; a failure was told already.
      void following.then(
        (unfollow) => unfollow(),
        () => undefined,
      );
    }
  }
}
