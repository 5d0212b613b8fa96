/** A story as plain data: what a worker leaves for the report of the whole run. */

/** What may be filtered by. */
export type MomentKind =
  | "call"
  | "attempt"
  | "status"
  | "socket"
  | "event"
  | "queue"
  | "player"
  | "log"
  | "launch"
  | "fault"
  | "refusal"
  | "step";

/** The columns of the sequence diagram. */
export type Lane = "scenario" | "player" | "nakama" | "fleetManager" | "gamelift" | "queue" | "server";

export interface StoryMoment {
  /** GameLift's time and the machine's, in milliseconds from the story's start. */
  readonly afterMs: number;
  readonly afterWallMs: number;
  readonly who: string;
  readonly what: string;
  readonly times: number;
  readonly isTrouble: boolean;
  readonly kind: MomentKind;
  readonly from: Lane;
  /** Undefined for what happens in one place. */
  readonly to?: Lane;
  /** Indexes of the subjects it is about. */
  readonly subjects: readonly number[];
  /** How many of the changes have happened when it is over. */
  readonly changes: number;
}

export type RecordKind =
  | "fleet"
  | "instance"
  | "server process"
  | "placement"
  | "game session"
  | "player session";

export interface StoryRecord {
  readonly kind: RecordKind;
  readonly name: string;
  readonly id: string;
}

/** A record has another status from now on. */
export interface StatusChange {
  /** Index of the record. */
  readonly record: number;
  readonly status: string;
  readonly afterMs: number;
  /** Index of the moment that tells it, or of the first one after it; undefined when there is none. */
  readonly moment?: number;
}

export interface StorySubject {
  readonly kind: "placement" | "game session" | "player" | "server process";
  readonly name: string;
}

export interface StoryData {
  readonly laneTitles: { readonly [Name in Lane]?: string };
  readonly moments: readonly StoryMoment[];
  /** Moments that were left out in the middle of a long story, and after how many of those kept. */
  readonly cut?: { readonly count: number; readonly after: number };
  readonly subjects: readonly StorySubject[];
  readonly records: readonly StoryRecord[];
  /** There were so many changes of status that neither they nor the records are here. */
  readonly isWithoutState: boolean;
  /** In their order. */
  readonly changes: readonly StatusChange[];
  /** What was too small to tell, in words. */
  readonly leftOut: string;
}
