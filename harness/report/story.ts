/** What a timeline is made of: moments told in words, and the count of what was too small to tell. */
import type { JournalEntry } from "../../emulator/index.ts";

export type ActorKind = "player" | "nakama" | "gamelift" | "server" | "queue" | "scenario";

export interface Actor {
  readonly kind: ActorKind;
  /** As it stands in the timeline's column, such as `ada` or `server 0cf7`. */
  readonly name: string;
}

export interface Moment {
  /** The machine's time, epoch milliseconds. */
  readonly wallAt: number;
  /** GameLift's time, epoch milliseconds; undefined where the teller could not see it. */
  readonly at?: number;
  readonly actor: Actor;
  readonly what: string;
  /** Something was refused, failed or ran out of time. */
  readonly isTrouble?: boolean;
  /** Something was broken on purpose at that moment. */
  readonly isFault?: boolean;
  /** Moments of one actor in a row that are steps of the same larger thing become one line with this beginning. */
  readonly stepOf?: string;
  /** Whom it came from or went to, where the journal does not say so. */
  readonly receivedFrom?: ActorKind;
  readonly sentTo?: ActorKind;
  /** Anything that holds the ids of whom and what it is about, beside what it tells of the journal. */
  readonly about?: unknown;
  /** What of the journal it tells. */
  readonly tells?: readonly JournalEntry[];
}

export const nakama: Actor = { kind: "nakama", name: "nakama" };
export const gameLift: Actor = { kind: "gamelift", name: "gamelift" };
export const queue: Actor = { kind: "queue", name: "queue" };
export const scenarioItself: Actor = { kind: "scenario", name: "scenario" };

/** Collects what the tellers tell. */
export class Story {
  readonly moments: Moment[] = [];
  readonly #leftOut = new Map<string, number>();
  #source: readonly JournalEntry[] = [];

  /** What is told from now on tells these entries of the journal, until others are named. */
  from(entries: readonly JournalEntry[]): void {
    this.#source = entries;
  }

  tell(moment: Moment): void {
    this.moments.push(this.#source.length === 0 ? moment : { ...moment, tells: this.#source });
  }

  /** Counts something that is not told; `what` is a plural, such as `heartbeats`. */
  leaveOut(what: string): void {
    this.#leftOut.set(what, (this.#leftOut.get(what) ?? 0) + 1);
  }

  /** What was left out and how often, the most frequent first. */
  get leftOut(): readonly { readonly what: string; readonly times: number }[] {
    return [...this.#leftOut].map(([what, times]) => ({ what, times })).sort((a, b) => b.times - a.times);
  }
}
