/** Worlds in each of which one truth about the stack is broken, or stands at its limit and holds. */
import * as entries from "../../report/testing/entries.ts";
import { aToldEndRemovesTheRow } from "../a-told-end-removes-the-row.ts";
import { capacityAgreesWithWhatRuns } from "../capacity-agrees-with-what-runs.ts";
import { everyCallIsAnsweredOnce } from "../every-call-is-answered-once.ts";
import { everyEndedServerReplaced } from "../every-ended-server-replaced.ts";
import { everyEventDeliveredOnce } from "../every-event-delivered-once.ts";
import { everyEventIsReceivedAndDeleted } from "../every-event-is-received-and-deleted.ts";
import { everyPlacedSessionHasARow } from "../every-placed-session-has-a-row.ts";
import { everyReportIsTaken } from "../every-report-is-taken.ts";
import { everyRowWasActive } from "../every-row-was-active.ts";
import type { Invariant } from "../invariant.ts";
import { nakamaLives } from "../nakama-lives.ts";
import { noEventBeforeItsAnswer } from "../no-event-before-its-answer.ts";
import { serversAreConnectedOrEnded } from "../servers-are-connected-or-ended.ts";
import { theWorldBecomesQuiet } from "../the-world-becomes-quiet.ts";
import type { WorldView } from "../world-view.ts";
import * as good from "./views.ts";
import { toldWrongly } from "./wrongly-told.ts";

const { gameSessionId, placementId, processId } = entries;
const { drafts, note, viewOf } = good;

export interface BrokenWorld {
  readonly of: Invariant;
  readonly how: string;
  readonly view: WorldView;
  /** Nothing where the truth holds all the same. */
  readonly says: readonly string[];
}

const broken = (of: Invariant, how: string, view: WorldView, ...says: readonly string[]): BrokenWorld => ({
  of,
  how,
  view,
  says,
});

const without = (what: string) => drafts.filter((draft) => !draft.what.includes(what));
const event = `PlacementFulfilled of placement ${placementId}`;
const [place] = good.fleet.locations;
const desiring = (desired: number) => ({
  fleets: [{ ...good.fleet, locations: [{ ...place, instances: { desired } }] }],
});
const protectedSession = { ...good.gameSession, protectionPolicy: "FullProtection" };
const ended = { ...good.gameSession, status: "TERMINATED" };
const server = (state: "ready" | "ended" | "crashed", isConnected: boolean) => ({
  servers: [{ processId, state, isConnected }],
});
const killed = note("Nakama is killed", { isFault: true });
const back = note("Nakama is back");
const over = note("Nakama has ended by itself (exit code 2)");
const reported = (what: string, isTrouble: boolean) =>
  note(what, { by: "server", processId, isTrouble, sentTo: "nakama" });
const unrest = "Waited 35000 ms for: the world is quiet. Last saw: 1 messages wait in the queue";

export const brokenWorlds: readonly BrokenWorld[] = [
  broken(
    everyCallIsAnsweredOnce,
    "a call without an answer",
    viewOf({}, without("answered")),
    "StartGameSessionPlacement, call-1, was answered 0 times",
  ),
  broken(
    everyCallIsAnsweredOnce,
    "an answer without a call",
    viewOf({}, without("StartGameSessionPlacement")),
    "call-1 was answered and never came in",
  ),
  broken(
    everyEndedServerReplaced,
    "one without a successor",
    viewOf({}, drafts, { unreplaced: ["process proc-1 was not replaced: no host"] }),
    "process proc-1 was not replaced: no host",
  ),
  broken(
    capacityAgreesWithWhatRuns,
    "too few instances",
    viewOf(desiring(2)),
    "fleet fleet-1 has 1 instances in us-east-1 and desires 2",
  ),
  broken(
    capacityAgreesWithWhatRuns,
    "too many, of which none is protected",
    viewOf(desiring(0)),
    "fleet fleet-1 has 1 instances in us-east-1 and desires 0",
  ),
  broken(
    capacityAgreesWithWhatRuns,
    "nothing, when the one too many is protected",
    viewOf({ ...desiring(0), gameSessions: [protectedSession] }),
  ),
  broken(
    capacityAgreesWithWhatRuns,
    "more processes than slots",
    viewOf({ serverProcesses: [good.serverProcess, good.serverProcess] }),
    "instance i-1: 2 processes run on its 1 slots",
    "instance i-1: 1 slots are taken and 2 processes run",
  ),
  broken(
    serversAreConnectedOrEnded,
    "one that runs without a line",
    viewOf({}, drafts, server("ready", false)),
    `server ${processId} is ready, and GameLift has it as ACTIVE, connected`,
  ),
  broken(
    serversAreConnectedOrEnded,
    "one that GameLift holds for ended",
    viewOf({ serverProcesses: [{ ...good.serverProcess, status: "TERMINATED" }] }),
    `server ${processId} is session-active, connected, and GameLift has it as TERMINATED`,
  ),
  broken(
    serversAreConnectedOrEnded,
    "one that has ended and GameLift does not know",
    viewOf({}, drafts, server("ended", false)),
    `server ${processId} is ended, and GameLift has it as ACTIVE, connected`,
  ),
  broken(
    serversAreConnectedOrEnded,
    "one that has crashed and is still connected for GameLift",
    viewOf({}, drafts, server("crashed", false)),
    `server ${processId} is crashed, and GameLift has it as ACTIVE, connected`,
  ),
  broken(
    everyEventDeliveredOnce,
    "an event that never arrives",
    viewOf({}, without("delivered")),
    `${event}: never delivered`,
  ),
  broken(
    everyEventDeliveredOnce,
    "one that arrives twice",
    viewOf({}, [...drafts, entries.delivered()]),
    `${event}: accepted, then accepted`,
  ),
  broken(
    everyEventDeliveredOnce,
    "one that was given up",
    viewOf({}, [...without("delivered"), entries.delivered("given up", { detail: "no such queue" })]),
    `${event}: given up (no such queue)`,
  ),
  broken(
    noEventBeforeItsAnswer,
    "one that overtakes it",
    viewOf({}, [good.received, ...drafts]),
    `${event} was received before call-1 was answered`,
  ),
  broken(
    everyEventIsReceivedAndDeleted,
    "one that nobody takes",
    viewOf(
      {},
      drafts.filter((draft) => draft !== good.received && draft !== good.deleted),
    ),
    `${event} was never received`,
  ),
  broken(
    everyEventIsReceivedAndDeleted,
    "one that stays",
    viewOf(
      {},
      drafts.filter((draft) => draft !== good.deleted),
    ),
    `${event} was received 1 times and never deleted`,
  ),
  broken(
    everyEventIsReceivedAndDeleted,
    "nothing, when Nakama died while it deleted it",
    viewOf(
      {},
      drafts.map((draft) => (draft === good.deleted ? good.deletedUnheard : draft)),
    ),
  ),
  broken(
    everyEventIsReceivedAndDeleted,
    "nothing, when it died with its broker",
    viewOf(
      {},
      drafts.filter((draft) => draft !== good.received),
      {
        notes: [note("the broker is killed", { isFault: true })],
      },
    ),
  ),
  broken(theWorldBecomesQuiet, "a message that stays", viewOf({}, drafts, { unrest }), unrest),
  broken(
    nakamaLives,
    "a Nakama that does not answer",
    viewOf({}, drafts, { nakamaTrouble: "Waited 5000 ms for: Nakama answers" }),
    "Waited 5000 ms for: Nakama answers",
  ),
  broken(nakamaLives, "one that has ended by itself", viewOf({}, drafts, { notes: [over, back] }), over.what),
  broken(
    nakamaLives,
    "nothing, when the scenario has killed it",
    viewOf({}, drafts, { notes: [killed, back, killed], nakamaTrouble: "no answer" }),
  ),
  broken(
    everyReportIsTaken,
    "a report that is refused",
    viewOf({}, drafts, { notes: [reported("cannot report to Nakama: HTTP 500", true)] }),
    `process ${processId} cannot report to Nakama: HTTP 500`,
  ),
  broken(
    everyReportIsTaken,
    "nothing, while Nakama is down",
    viewOf({}, drafts, { notes: [killed, reported("cannot report to Nakama: no answer", true), back] }),
  ),
  broken(
    everyRowWasActive,
    "a row of a game session that only began",
    viewOf({}, without("game session ACTIVE")),
    `Nakama's index has a row for ${gameSessionId}, which never was ACTIVE`,
  ),
  broken(
    everyPlacedSessionHasARow,
    "an ACTIVE one without a row",
    viewOf({}, drafts, { indexRows: [] }),
    `${gameSessionId} is ACTIVE and Nakama's index has no row for it`,
  ),
  broken(
    everyPlacedSessionHasARow,
    "nothing, when it has ended",
    viewOf({ gameSessions: [ended] }, drafts, { indexRows: [] }),
  ),
  broken(
    everyPlacedSessionHasARow,
    "nothing, when no placement made it",
    viewOf({ gameSessions: [{ ...good.gameSession, placementId: undefined }] }, drafts, { indexRows: [] }),
  ),
  broken(
    aToldEndRemovesTheRow,
    "a row that outlives it",
    viewOf({ gameSessions: [ended] }, drafts, {
      notes: [reported("reports to Nakama: delete_instance_info (200)", false)],
    }),
    `${gameSessionId} is TERMINATED, its server has told Nakama, and the index still has its row`,
  ),
  broken(
    aToldEndRemovesTheRow,
    "nothing, when its server has crashed without a word",
    viewOf({ gameSessions: [ended] }),
  ),
  ...toldWrongly.map(({ of, how, view, says }) => broken(of, how, view, ...says)),
];
