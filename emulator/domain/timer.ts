import type { Instant } from "./instant.ts";
import type { Scope } from "./scope.ts";
import type { LivenessBase } from "./server-process.ts";

/** What falls due. Each has one rule that runs then. */
export type TimerPurpose =
  | "look-at-queue"
  | "placement-timeout"
  | "activation-timeout"
  | "reservation-timeout"
  | "health-limit"
  | "ready-limit"
  | "termination-deadline"
  | "fleet-set-up";

/** A rule waiting for its instant. One purpose has one timer for one subject; setting it again moves it. */
export interface Timer {
  readonly timerId: string;
  readonly scope: Scope;
  readonly base: LivenessBase;
  readonly purpose: TimerPurpose;
  readonly subjectId: string;
  readonly dueAt: Instant;
}

export const timerId = (scope: Scope, purpose: TimerPurpose, subjectId: string): string =>
  `${purpose}/${scope.account}/${scope.region}/${subjectId}`;
