import type { Scope } from "../domain/scope.ts";
import type { TimerPurpose } from "../domain/timer.ts";
import { activationTimedOut, placementTimedOut } from "./attempts.ts";
import { fitCapacity } from "./capacity.ts";
import { faultEnded } from "./fault-end.ts";
import { fleetRemovalDue, locationRemovalDue } from "./fleet-removal.ts";
import { fleetSetUpStep, locationSetUpStep } from "./fleet-set-up.ts";
import { instanceStarted } from "./instances.ts";
import { lateActivationDue } from "./late-activation.ts";
import { latencyPolicyEnded } from "./latency-policies.ts";
import { initializationLimitPassed } from "./managed-hosts.ts";
import { lookAtQueue } from "./placement-rounds.ts";
import { reservationTimedOut } from "./player-sessions.ts";
import { portSettingsArrived } from "./port-settings.ts";
import { exitLimitPassed } from "./process-exits.ts";
import { healthLimitPassed, readyLimitPassed, terminationDeadlinePassed } from "./processes.ts";
import { connectionRefreshDue } from "./refresh-connections.ts";
import { retentionEnded } from "./retention.ts";
import { searchUpdateDue } from "./search-lag.ts";
import type { Turn } from "./turn.ts";

/** The rule that runs when a timer falls due. */
export const dueWork: Readonly<Record<TimerPurpose, (turn: Turn, scope: Scope, subjectId: string) => void>> =
  {
    "look-at-queue": lookAtQueue,
    "placement-timeout": placementTimedOut,
    "latency-policy": latencyPolicyEnded,
    "activation-timeout": activationTimedOut,
    "late-activation": lateActivationDue,
    "reservation-timeout": reservationTimedOut,
    "health-limit": healthLimitPassed,
    "ready-limit": readyLimitPassed,
    "termination-deadline": terminationDeadlinePassed,
    "exit-limit": exitLimitPassed,
    "fleet-set-up": fleetSetUpStep,
    "instance-start": instanceStarted,
    "initialization-limit": initializationLimitPassed,
    "fit-capacity": fitCapacity,
    "location-set-up": locationSetUpStep,
    "fleet-removal": fleetRemovalDue,
    "location-removal": locationRemovalDue,
    "port-settings-update": portSettingsArrived,
    "search-update": searchUpdateDue,
    "game-session-retention": retentionEnded,
    "refresh-connection": connectionRefreshDue,
    "fault-end": faultEnded,
  };
