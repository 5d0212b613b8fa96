import type { JournalEntry } from "../../emulator/index.ts";
import type { ChildExit } from "../stack/child-process.ts";
import { wordsOfEntry } from "./words-of-entry.ts";

/** What came of waiting for something in a process's life. */
export type Sighting<Value> =
  | { readonly kind: "seen"; readonly value: Value }
  | { readonly kind: "exited"; readonly exit: ChildExit }
  | { readonly kind: "late" };

export interface ServerLifeOptions {
  /** Epoch milliseconds of the machine. */
  readonly startedAt: number;
  readonly exited: Promise<ChildExit>;
}

/**
 * After an exit the kernel still hands over what the process has sent; its socket's loss is the end of that. A child that
 * was left behind may hold the socket open for ever. Wall milliseconds.
 */
const LAST_WORDS_LIMIT_MS = 1_000;

/** What GameLift and the machine see of one server process: the journal from its start on, and its exit. */
export class ServerLife {
  readonly startedAt: number;
  readonly #entries: JournalEntry[] = [];
  readonly #waiting = new Set<() => void>();
  #openSockets = 0;
  #exit: ChildExit | undefined;
  #isOver = false;

  constructor({ startedAt, exited }: ServerLifeOptions) {
    this.startedAt = startedAt;
    void exited.then((exit) => this.#exited(exit));
  }

  /** How many entries there are by now: what comes later has a place from here on. */
  get position(): number {
    return this.#entries.length;
  }

  /** How it ended, once it has and everything that it had sent is read. */
  get exit(): ChildExit | undefined {
    return this.#isOver ? this.#exit : undefined;
  }

  /** Whether it could hear anything that GameLift has to say. */
  get isConnected(): boolean {
    return this.#openSockets > 0;
  }

  /** Seconds from the start of the process, of now or of an epoch millisecond of the machine. */
  secondsSinceStart(wallAt = Date.now()): number {
    return Math.max(0, wallAt - this.startedAt) / 1000;
  }

  heard(entry: JournalEntry): void {
    this.#entries.push(entry);
    if (entry.what === "socket-opened") this.#openSockets += 1;
    if (entry.what === "socket-lost" || entry.what === "socket-opened refused") this.#openSockets -= 1;
    // A refusal is written right behind what it refuses: looked at together.
    queueMicrotask(() => {
      if (this.#exit !== undefined && this.#openSockets <= 0) this.#isOver = true;
      this.#look();
    });
  }

  /** The first entry from a place on that `matches`; undefined when there is none yet. */
  find(matches: (entry: JournalEntry) => boolean, from = 0): JournalEntry | undefined {
    return this.#entries.slice(from).find(matches);
  }

  /** All of them. */
  all(matches: (entry: JournalEntry) => boolean): readonly JournalEntry[] {
    return this.#entries.filter(matches);
  }

  /** Waits for such an entry, for the process's exit, or for the limit, whichever is first. */
  next(
    matches: (entry: JournalEntry) => boolean,
    { withinSeconds, from = 0 }: { readonly withinSeconds: number; readonly from?: number },
  ): Promise<Sighting<JournalEntry>> {
    return new Promise((resolve) => {
      const finish = (sighting: Sighting<JournalEntry>) => {
        clearTimeout(limit);
        this.#waiting.delete(look);
        resolve(sighting);
      };
      const look = () => {
        const value = this.find(matches, from);
        if (value !== undefined) finish({ kind: "seen", value });
        else if (this.exit !== undefined) finish({ kind: "exited", exit: this.exit });
      };
      const limit = setTimeout(() => finish({ kind: "late" }), withinSeconds * 1000);
      this.#waiting.add(look);
      look();
    });
  }

  /** Waits for the exit. */
  async over(withinSeconds: number): Promise<ChildExit | undefined> {
    const sighting = await this.next(() => false, { withinSeconds });
    return sighting.kind === "exited" ? sighting.exit : undefined;
  }

  /** In words: the latest thing that was seen of it, and when. */
  lastSeen(): string {
    for (const entry of this.#entries.toReversed()) {
      const words = wordsOfEntry(entry);
      if (words !== undefined) return `${words} at ${this.secondsSinceStart(entry.wallAt).toFixed(1)} s`;
    }
    return "nothing of it";
  }

  #exited(exit: ChildExit): void {
    this.#exit = exit;
    if (this.#openSockets <= 0) this.#over();
    else setTimeout(() => this.#over(), LAST_WORDS_LIMIT_MS);
  }

  #over(): void {
    this.#isOver = true;
    this.#look();
  }

  #look(): void {
    for (const look of [...this.#waiting]) look();
  }
}
