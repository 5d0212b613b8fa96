import { capacityAgreesWithWhatRuns } from "./capacity-agrees-with-what-runs.ts";
import { everyEndedServerReplaced } from "./every-ended-server-replaced.ts";
import { everyEventDeliveredOnce } from "./every-event-delivered-once.ts";
import { everyPlacedSessionHasARow } from "./every-placed-session-has-a-row.ts";
import { everyRowWasActive } from "./every-row-was-active.ts";
import { neverMoreSeatsThanMaximum } from "./never-more-seats-than-maximum.ts";
import { nothingOverdue } from "./nothing-overdue.ts";
import { oneEventPerFinishedPlacement } from "./one-event-per-finished-placement.ts";
import { oneGameSessionPerProcess } from "./one-game-session-per-process.ts";
import { playerCountsAgree } from "./player-counts-agree.ts";
import { theWorldBecomesQuiet } from "./the-world-becomes-quiet.ts";
import type { Invariant } from "./world-view.ts";

/** What is true of every world when its scenario ends. */
export const invariants: readonly Invariant[] = [
  // Inside GameLift.
  oneEventPerFinishedPlacement,
  everyEventDeliveredOnce,
  oneGameSessionPerProcess,
  playerCountsAgree,
  neverMoreSeatsThanMaximum,
  nothingOverdue,
  everyEndedServerReplaced,
  capacityAgreesWithWhatRuns,
  // Across the stack.
  theWorldBecomesQuiet,
  everyRowWasActive,
  everyPlacedSessionHasARow,
];
