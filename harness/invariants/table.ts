import { aToldEndRemovesTheRow } from "./a-told-end-removes-the-row.ts";
import { capacityAgreesWithWhatRuns } from "./capacity-agrees-with-what-runs.ts";
import { everyCallIsAnsweredOnce } from "./every-call-is-answered-once.ts";
import { everyEndedServerReplaced } from "./every-ended-server-replaced.ts";
import { everyEventDeliveredOnce } from "./every-event-delivered-once.ts";
import { everyEventIsReceivedAndDeleted } from "./every-event-is-received-and-deleted.ts";
import { everyMatchedPlayerIsAnswered } from "./every-matched-player-is-answered.ts";
import { everyPlacedSessionHasARow } from "./every-placed-session-has-a-row.ts";
import { everyReportIsTaken } from "./every-report-is-taken.ts";
import { everyRowWasActive } from "./every-row-was-active.ts";
import type { Invariant } from "./invariant.ts";
import { nakamaLives } from "./nakama-lives.ts";
import { noEventBeforeItsAnswer } from "./no-event-before-its-answer.ts";
import { nobodyIsToldTwice } from "./nobody-is-told-twice.ts";
import { serversAreConnectedOrEnded } from "./servers-are-connected-or-ended.ts";
import { theWorldBecomesQuiet } from "./the-world-becomes-quiet.ts";
import { toldSeatsAreThePlayersOwn } from "./told-seats-are-the-players-own.ts";

/** What is true of every world when its scenario ends, beside what is true of its emulator at any time. */
export const invariants: readonly Invariant[] = [
  // GameLift and its game servers.
  everyCallIsAnsweredOnce,
  everyEndedServerReplaced,
  capacityAgreesWithWhatRuns,
  serversAreConnectedOrEnded,
  // Events on their way.
  everyEventDeliveredOnce,
  noEventBeforeItsAnswer,
  everyEventIsReceivedAndDeleted,
  theWorldBecomesQuiet,
  // Nakama and its index.
  nakamaLives,
  everyReportIsTaken,
  everyRowWasActive,
  everyPlacedSessionHasARow,
  aToldEndRemovesTheRow,
  // Players.
  everyMatchedPlayerIsAnswered,
  nobodyIsToldTwice,
  toldSeatsAreThePlayersOwn,
];
