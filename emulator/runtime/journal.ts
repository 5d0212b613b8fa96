import type { Instant } from "../domain/instant.ts";

/**
 * What happened, in order. `input` entries hold everything that was given to the core; the others tell what came of it.
 */
export type JournalKind =
  | "input"
  | "attempt"
  | "transition"
  | "event"
  | "push"
  | "socket"
  | "refusal"
  | "gateway"
  | "launch"
  | "queue"
  | "fault"
  | "failure";

export interface JournalEntry {
  readonly sequence: number;
  /** GameLift's time. */
  readonly at: Instant;
  /** The machine's time, epoch milliseconds. */
  readonly wallAt: number;
  readonly kind: JournalKind;
  /** Machine-readable name of what happened, for example `placement FULFILLED`. */
  readonly what: string;
  /** What it happened to: a placement, game session, process, player session id. */
  readonly subjectId?: string;
  readonly details: { readonly [name: string]: unknown };
  /** Of an input: the time that real server processes lived in when it came. */
  readonly realAt?: Instant;
  /** The number of the input that this came of; what has none was written outside of the core. */
  readonly inputSequence?: number;
}

/** Undefined where there is no subject stands for nothing at all. */
export type JournalNote = Omit<JournalEntry, "sequence" | "at" | "wallAt" | "subjectId"> & {
  readonly subjectId?: string | undefined;
};

type Writable<Item> = { -readonly [Member in keyof Item]: Item[Member] };

/** The bench's record, bounded: the oldest entries go when it is full. */
export class Journal {
  readonly #entries: JournalEntry[] = [];
  /** How many entries are kept. */
  readonly limit: number;
  readonly #listeners = new Set<(entry: JournalEntry) => void>();
  readonly #now: () => { at: Instant; wallAt: number };
  #lastSequence = 0;

  /** @param options.limit how many entries are kept. */
  constructor(options: { limit: number; now: () => { at: Instant; wallAt: number } }) {
    this.limit = options.limit;
    this.#now = options.now;
  }

  /** How many entries were ever written. */
  get lastSequence(): number {
    return this.#lastSequence;
  }

  write(note: JournalNote): JournalEntry {
    this.#lastSequence += 1;
    const { at, wallAt } = this.#now();
    const { kind, what, subjectId, details, realAt, inputSequence } = note;
    // Member by member: a spread takes four times as long, for every entry that was ever written.
    const entry: Writable<JournalEntry> = { sequence: this.#lastSequence, at, wallAt, kind, what, details };
    if (subjectId !== undefined) entry.subjectId = subjectId;
    if (realAt !== undefined) entry.realAt = realAt;
    if (inputSequence !== undefined) entry.inputSequence = inputSequence;
    this.#entries.push(entry);
    // A quarter at a time: removing the first of a long array for each new entry would cost its whole length.
    if (this.#entries.length > this.limit * 1.25) this.#entries.splice(0, this.#entries.length - this.limit);
    if (this.#listeners.size > 0) this.#tell(entry);
    return entry;
  }

  /** A listener that throws hears no more: whoever writes here must not fail by those who read. */
  #tell(entry: JournalEntry): void {
    const problems: unknown[] = [];
    for (const listener of this.#listeners) {
      try {
        listener(entry);
      } catch (error) {
        this.#listeners.delete(listener);
        problems.push(error);
      }
    }
    for (const error of problems) {
      this.write({
        kind: "failure",
        what: "a listener of the journal failed and hears no more",
        details: { error: error instanceof Error ? (error.stack ?? error.message) : String(error) },
      });
    }
  }

  /** At most `limit` entries after the one numbered `sequence`. */
  after(sequence: number, limit = Number.POSITIVE_INFINITY): readonly JournalEntry[] {
    const first = this.#entries[0]?.sequence ?? 1;
    const from = Math.max(0, sequence + 1 - first);
    return this.#entries.slice(from, from + limit);
  }

  /** Calls back for each new entry until the answer is called. */
  listen(listener: (entry: JournalEntry) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
