import { aFulfilledPlacementHasItsGameSession } from "./a-fulfilled-placement-has-its-game-session.ts";
import { aLiveGameSessionHasALiveProcess } from "./a-live-game-session-has-a-live-process.ts";
import { aReservationLastsAMinute } from "./a-reservation-lasts-a-minute.ts";
import { aSeatIsInItsGameSession } from "./a-seat-is-in-its-game-session.ts";
import { anAttemptBelongsToItsPlacement } from "./an-attempt-belongs-to-its-placement.ts";
import { eventsLeaveInOrder } from "./events-leave-in-order.ts";
import { eventsTellWhatHappened } from "./events-tell-what-happened.ts";
import { figuresAgreeWithRecords } from "./figures-agree-with-records.ts";
import { firstComeFirstServed } from "./first-come-first-served.ts";
import { identitiesNeverChange } from "./identities-never-change.ts";
import { indexesAgreeWithScans } from "./indexes-agree-with-scans.ts";
import { instancesCountWhatRuns } from "./instances-count-what-runs.ts";
import type { Invariant } from "./invariant.ts";
import { livesGoForward } from "./lives-go-forward.ts";
import { neverMoreSeatsThanTheMaximum } from "./never-more-seats-than-the-maximum.ts";
import { nobodyWaitsBesideAnIdleProcess } from "./nobody-waits-beside-an-idle-process.ts";
import { nothingFails } from "./nothing-fails.ts";
import { nothingIsOverdue } from "./nothing-is-overdue.ts";
import { nothingWaitsForWhatIsOver } from "./nothing-waits-for-what-is-over.ts";
import { oneConnectionPerProcess } from "./one-connection-per-process.ts";
import { oneEventPerFinishedPlacement } from "./one-event-per-finished-placement.ts";
import { oneGameSessionPerProcess } from "./one-game-session-per-process.ts";
import { onlyReadyProcessesHost } from "./only-ready-processes-host.ts";
import { placedPlayersAreTheDesiredOnes } from "./placed-players-are-the-desired-ones.ts";
import { playerCountsAgree } from "./player-counts-agree.ts";
import { pushesGoToWhoTheyAreFor } from "./pushes-go-to-who-they-are-for.ts";
import { settingsStayWithinLimits } from "./settings-stay-within-limits.ts";
import { tagsBelongToResources } from "./tags-belong-to-resources.ts";
import { theJournalGoesForward } from "./the-journal-goes-forward.ts";
import { whatHasEndedSaysWhen } from "./what-has-ended-says-when.ts";
import { whatHasEndedStaysAsItWas } from "./what-has-ended-stays-as-it-was.ts";
import { whatIsNamedExists } from "./what-is-named-exists.ts";
import { whatMustWaitWaits } from "./what-must-wait-waits.ts";

/** What is true of an emulator's records and journal between any two inputs. */
export const invariants: readonly Invariant[] = [
  // Slots and game sessions.
  oneGameSessionPerProcess,
  aLiveGameSessionHasALiveProcess,
  onlyReadyProcessesHost,
  whatHasEndedSaysWhen,
  whatHasEndedStaysAsItWas,
  livesGoForward,
  identitiesNeverChange,
  // Players.
  playerCountsAgree,
  neverMoreSeatsThanTheMaximum,
  aSeatIsInItsGameSession,
  aReservationLastsAMinute,
  // Placements.
  aFulfilledPlacementHasItsGameSession,
  placedPlayersAreTheDesiredOnes,
  anAttemptBelongsToItsPlacement,
  firstComeFirstServed,
  nobodyWaitsBesideAnIdleProcess,
  // Events.
  oneEventPerFinishedPlacement,
  eventsTellWhatHappened,
  eventsLeaveInOrder,
  // Sockets.
  oneConnectionPerProcess,
  pushesGoToWhoTheyAreFor,
  // Timers.
  whatMustWaitWaits,
  nothingWaitsForWhatIsOver,
  nothingIsOverdue,
  // Capacity, settings and names.
  instancesCountWhatRuns,
  figuresAgreeWithRecords,
  settingsStayWithinLimits,
  whatIsNamedExists,
  tagsBelongToResources,
  // Paging and the journal.
  indexesAgreeWithScans,
  theJournalGoesForward,
  nothingFails,
];
