import type { Scope } from "../domain/scope.ts";
import type { TimerPurpose } from "../domain/timer.ts";
import { activationTimedOut, placementTimedOut } from "./attempts.ts";
import { fleetSetUpStep } from "./fleet-set-up.ts";
import { lookAtQueue } from "./placement-rounds.ts";
import { reservationTimedOut } from "./player-sessions.ts";
import { healthLimitPassed, readyLimitPassed, terminationDeadlinePassed } from "./processes.ts";
import type { Turn } from "./turn.ts";

/** The rule that runs when a timer falls due. */
export const dueWork: Readonly<Record<TimerPurpose, (turn: Turn, scope: Scope, subjectId: string) => void>> =
  {
    "look-at-queue": lookAtQueue,
    "placement-timeout": placementTimedOut,
    "activation-timeout": activationTimedOut,
    "reservation-timeout": reservationTimedOut,
    "health-limit": healthLimitPassed,
    "ready-limit": readyLimitPassed,
    "termination-deadline": terminationDeadlinePassed,
    "fleet-set-up": fleetSetUpStep,
  };
