import type { GameSession } from "../domain/game-session.ts";
import type { GameSessionNews } from "../domain/game-session-news.ts";
import type { Instant } from "../domain/instant.ts";
import type { OutgoingEvent } from "../domain/placement-event.ts";
import type { Scope } from "../domain/scope.ts";
import type { LivenessBase } from "../domain/server-process.ts";
import type { TimerPurpose } from "../domain/timer.ts";
import type { JournalNote } from "../runtime/journal.ts";
import type { PageTokens } from "../runtime/page-tokens.ts";
import type { ScopedTables } from "../store/scoped-tables.ts";
import type { RuleOptions } from "./rule-options.ts";

/** What leaves the core besides record changes, once they are committed. */
export type Effect =
  | { readonly kind: "start-game-session"; readonly processId: string; readonly gameSession: GameSession }
  | {
      readonly kind: "update-game-session";
      readonly processId: string;
      readonly gameSession: GameSession;
      readonly news: GameSessionNews;
    }
  /** `terminationAt` as the process's own clock will show it. */
  | { readonly kind: "terminate-process"; readonly processId: string; readonly terminationAt: Instant }
  | {
      readonly kind: "refresh-connection";
      readonly processId: string;
      readonly authToken: string;
      /** Undefined for the one by which the process came. */
      readonly endpoint: string | undefined;
    }
  | {
      readonly kind: "process-ended";
      readonly scope: Scope;
      readonly processId: string;
      readonly reason: string;
    }
  /** For the host that watches it: end this process of the machine, now. */
  | { readonly kind: "kill-process"; readonly processId: string; readonly reason: string };

/**
 * One input being applied: the instant it came, the records it may change, and what it leaves behind. Nothing here
 * waits, so that no rule sees the world half changed.
 */
export interface Turn {
  readonly now: Instant;
  readonly options: RuleOptions;
  /** The time that the limits of processes of this base are counted in. */
  timeOf(base: LivenessBase): Instant;
  /** An instant of this base as its processes' own clocks show it: real ones read the machine's. */
  shownTo(base: LivenessBase, at: Instant): Instant;
  tables(scope: Scope): ScopedTables;
  /** All scopes that hold anything. */
  scopes(): readonly Scope[];
  /** The next id of a purpose, within the entity it belongs to: what happens to others does not change it. */
  uuid(purpose: string, entityId?: string): string;
  /** The id with this number, from 1: for entities that are many, whose next number their records tell. */
  uuidAt(purpose: string, entityId: string, number: number): string;
  nextSequence(): number;
  /** Closes and opens what callers hold between pages. */
  readonly pageTokens: PageTokens;
  /** Sets or moves the one timer of this purpose and subject. */
  setTimer(timer: {
    readonly scope: Scope;
    readonly purpose: TimerPurpose;
    readonly subjectId: string;
    readonly dueAt: Instant;
    readonly base?: LivenessBase;
  }): void;
  cancelTimer(scope: Scope, purpose: TimerPurpose, subjectId: string): void;
  send(event: OutgoingEvent): void;
  delivered(eventId: string): void;
  /** Deletes every record there is, waiting timers and outgoing events included. */
  forgetEverything(): void;
  effect(effect: Effect): void;
  note(note: JournalNote): void;
}
