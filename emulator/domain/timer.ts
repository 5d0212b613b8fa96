import type { Instant } from "./instant.ts";
import type { Scope } from "./scope.ts";
import type { LivenessBase } from "./server-process.ts";

/** What falls due. Each has one rule that runs then. */
export type TimerPurpose =
  | "look-at-queue"
  | "placement-timeout"
  | "latency-policy"
  | "activation-timeout"
  | "late-activation"
  | "reservation-timeout"
  | "health-limit"
  | "ready-limit"
  | "termination-deadline"
  | "exit-limit"
  | "fleet-set-up"
  | "instance-start"
  | "initialization-limit"
  | "fit-capacity"
  | "location-set-up"
  | "fleet-removal"
  | "location-removal"
  | "port-settings-update"
  | "search-update"
  | "game-session-retention"
  | "refresh-connection"
  | "fault-end";

/** A rule waiting for its instant. One purpose has one timer for one subject; setting it again moves it. */
export interface Timer {
  readonly timerId: string;
  readonly scope: Scope;
  readonly base: LivenessBase;
  readonly purpose: TimerPurpose;
  readonly subjectId: string;
  readonly dueAt: Instant;
  /** Order of setting, unique. */
  readonly sequence: number;
}

/**
 * Which of the rules due at one instant comes first: a queue's time-out ends a placement before anything else could
 * begin a game session for it, and waiting placements are looked at when everything else has had its effect. Among
 * equals the one that was set first.
 */
export const rankOf = (purpose: TimerPurpose): number => {
  if (purpose === "placement-timeout") return 0;
  return purpose === "look-at-queue" ? 2 : 1;
};

/** Is this the id of a timer that is set for at once each time something happens, for the same few subjects? */
export const isOfRecurringTimer = (id: string): boolean =>
  id.startsWith("look-at-queue/") || id.startsWith("fit-capacity/");

export const timerId = (scope: Scope, purpose: TimerPurpose, subjectId: string): string =>
  `${purpose}/${scope.account}/${scope.region}/${subjectId}`;
