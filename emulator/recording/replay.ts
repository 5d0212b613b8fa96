/** Lets an emulator's core do again what a recording says that one did, input by input. */
import { buildCore, type CoreParts } from "../build-core.ts";
import type { SigningCredential } from "../domain/query-signature.ts";
import { type Explanation, explain } from "../explain/explain.ts";
import type { Input } from "../runtime/input.ts";
import type { JournalEntry } from "../runtime/journal.ts";
import { stateHash } from "../store/hash.ts";
import { type Difference, firstDifference } from "./first-difference.ts";
import { givenAgain } from "./given-again.ts";
import type { RecordingHeader } from "./recording-header.ts";
import { RecordingReader } from "./recording-reader.ts";
import { RecordingRefused } from "./recording-refused.ts";
import { ReplayWall } from "./replay-wall.ts";
import { type ReplayedState, replayedState } from "./replayed-state.ts";

export type ReplayStep =
  /** An input has acted as it is recorded; what came of it, and what was told from outside until the next one. */
  | { readonly kind: "input"; readonly input: JournalEntry; readonly entries: readonly JournalEntry[] }
  | { readonly kind: "difference"; readonly difference: Difference }
  /** Every entry is the same, and what is remembered after the last one is not. */
  | { readonly kind: "other-state"; readonly recorded: string; readonly replayed: string };

export interface ReplayOptions {
  /** What the recorded emulator was given for signatures of game servers: their secrets are in no recording. */
  readonly serverSdkCredentials?: readonly SigningCredential[];
}

/** Only answers tell addresses, and answers go nowhere here. */
const NOWHERE = { serverSdk: "ws://replay.invalid", api: "http://replay.invalid" };

export class Replay {
  readonly #options: ReplayOptions;
  readonly #reader: RecordingReader;
  readonly #wall: ReplayWall;
  readonly #parts: CoreParts;
  #inputs = 0;
  #isOver = false;

  /** @throws RecordingRefused for a file that cannot be read, or that this version cannot replay. */
  constructor(path: string, options: ReplayOptions = {}) {
    this.#options = options;
    this.#reader = new RecordingReader(path);
    const { clock, home, journalLimit, rules, seed } = this.header;
    this.#wall = new ReplayWall(clock.startWallAt);
    const serverSdkCredentials = givenAgain(rules.serverSdkCredentials, options.serverSdkCredentials ?? []);
    this.#parts = buildCore(
      {
        seed,
        home,
        clock,
        journalLimit,
        rules: { ...rules, serverSdkCredentials },
        builds: Object.fromEntries(rules.launchedBuilds.map((name) => [name, ""])),
      },
      this.#wall,
      () => NOWHERE.serverSdk,
      () => NOWHERE.api,
      false,
    );
  }

  get header(): RecordingHeader {
    return this.#reader.header;
  }

  /** How many inputs have acted so far. */
  get inputs(): number {
    return this.#inputs;
  }

  /** The number of the last entry. */
  get sequence(): number {
    return this.#parts.journal.lastSequence;
  }

  /** GameLift's time now, epoch milliseconds. */
  get at(): number {
    return this.#parts.clocks.clock.now();
  }

  /**
   * What GameLift's time will be after the next entry: a step of the clock is written down before it is made. Undefined
   * at the end.
   *
   * @throws RecordingRefused for a line that is damaged.
   */
  get nextAt(): number | undefined {
    const entry = this.#isOver ? undefined : this.#reader.peek();
    const { kind, base, to } = entry?.details ?? {};
    return kind === "clock" && base === "clock" && typeof to === "number" ? to : entry?.at;
  }

  /** Whether the recording ends without its last line: whoever wrote it was killed. Known at the end. */
  get isBrokenOff(): boolean {
    return this.#isOver && this.#reader.end === undefined;
  }

  /** How many bytes of a line that was never finished stand at the end. Known at the end. */
  get cutBytes(): number {
    return this.#reader.cutBytes;
  }

  /**
   * Lets the next input act; undefined when there is none. After a difference there is none either: what comes later
   * would only follow from it.
   *
   * @throws RecordingRefused for a line that is damaged.
   */
  step(): ReplayStep | undefined {
    if (this.#isOver) return undefined;
    const before = this.sequence;
    for (const entry of this.#takeWhatFollows(0).outside) this.#tell(entry);
    const recorded = this.#reader.take();
    if (recorded === undefined) return this.#finish();
    const { own, outside } = this.#takeWhatFollows(recorded.sequence);
    const difference = this.#act(recorded, own);
    if (difference !== undefined) {
      this.#isOver = true;
      this.#reader.close();
      return { kind: "difference", difference };
    }
    this.#inputs += 1;
    for (const entry of outside) this.#tell(entry);
    return { kind: "input", input: recorded, entries: this.journal(before) };
  }

  journal(after: number, limit?: number): readonly JournalEntry[] {
    return this.#parts.journal.after(after, limit);
  }

  /** Why something is as it is now, in words and codes. @param id as of `explain`; the latest placement unless given. */
  explanation(id?: string): Explanation {
    return explain(this.journal(0), id);
  }

  state(): ReplayedState {
    return replayedState(this.#parts, this.#wall.epochMs());
  }

  /** One text for everything that is remembered; equal when all of it is. */
  stateHash(): string {
    return stateHash(this.#parts.store);
  }

  /** The same recording from its beginning; this replay is closed. @throws as the constructor. */
  again(): Replay {
    this.close();
    return new Replay(this.#reader.path, this.#options);
  }

  close(): void {
    this.#isOver = true;
    this.#parts.core.close();
    this.#reader.close();
  }

  /** What came of an input, and what was written outside of the core until the next one. */
  #takeWhatFollows(inputSequence: number): {
    readonly own: JournalEntry[];
    readonly outside: JournalEntry[];
  } {
    const own: JournalEntry[] = [];
    const outside: JournalEntry[] = [];
    for (;;) {
      const entry = this.#reader.peek();
      const isOutside = entry !== undefined && entry.kind !== "input" && entry.inputSequence === undefined;
      if (entry === undefined || (!isOutside && entry.inputSequence !== inputSequence))
        return { own, outside };
      (isOutside ? outside : own).push(entry);
      this.#reader.take();
    }
  }

  /** What was written outside of the core is a fact of the record: nobody is there to write it again. */
  #tell(entry: JournalEntry): void {
    this.#showTimes(entry);
    const { kind, what, subjectId, details } = entry;
    this.#parts.journal.write({ kind, what, details, ...(subjectId === undefined ? {} : { subjectId }) });
  }

  /** Only a running clock is shown the time: a manual one moves by inputs alone. */
  #showTimes({ at, wallAt, realAt }: JournalEntry): void {
    const { clocks } = this.#parts;
    this.#wall.show(wallAt);
    if (clocks.clock.mode === "running") clocks.clock.set(at);
    if (realAt !== undefined) clocks.real.set(realAt);
  }

  #act(recorded: JournalEntry, own: readonly JournalEntry[]): Difference | undefined {
    const before = this.sequence;
    if (recorded.kind !== "input") return { recorded, replayed: undefined };
    this.#showTimes(recorded);
    this.#apply(recorded);
    const expected = [recorded, ...own];
    const replayed = this.journal(before);
    const isCutOff = this.#reader.peek() === undefined && this.#reader.end === undefined;
    return firstDifference(expected, isCutOff ? replayed.slice(0, expected.length) : replayed);
  }

  #apply({ sequence, details }: JournalEntry): void {
    const { core } = this.#parts;
    const before = this.sequence;
    try {
      core.apply<never>(details as unknown as Input as never);
    } catch (error) {
      // A refusal stands in the journal, and is compared there. What was not even written down is no input.
      if (this.sequence > before) return;
      throw new RecordingRefused(
        `Entry ${sequence} of ${this.#reader.path} is no input that this version understands: ${(error as Error).message}`,
      );
    }
  }

  #finish(): ReplayStep | undefined {
    this.#isOver = true;
    const { end } = this.#reader;
    this.#reader.close();
    if (end === undefined) return undefined;
    if (end.entries !== this.sequence)
      throw new RecordingRefused(
        `${this.#reader.path} says at its end that it has ${end.entries} entries; it has ${this.sequence}.`,
      );
    const replayed = this.stateHash();
    if (end.stateHash === undefined || end.stateHash === replayed) return undefined;
    return { kind: "other-state", recorded: end.stateHash, replayed };
  }
}
