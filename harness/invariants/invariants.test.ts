import { describe, expect, test } from "vitest";
import * as entries from "../report/testing/entries.ts";
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
import { invariants } from "./table.ts";
import * as good from "./testing/views.ts";
import { theWorldBecomesQuiet } from "./the-world-becomes-quiet.ts";

const { ada, ben, adasSeat, bensSeat, gameSessionId, placementId } = entries;
const { drafts, viewOf } = good;
const without = (what: string) => drafts.filter((draft) => !draft.what.includes(what));

test.each(invariants)("$name: holds in a world that is in order", ({ check }) => {
  expect(check(viewOf())).toEqual([]);
});

test.each(invariants)("$name: holds where no Nakama plays", ({ check }) => {
  expect(check(viewOf({}, drafts, { indexRows: undefined }))).toEqual([]);
});

test(`${everyEndedServerReplaced.name}: one without a successor`, () => {
  const unreplaced = ["process proc-1 was not replaced: Error: no such process"];
  expect(everyEndedServerReplaced.check(viewOf({}, drafts, { unreplaced }))).toEqual(unreplaced);
});

test("no two invariants have the same name", () => {
  expect(new Set(invariants.map(({ name }) => name)).size).toBe(invariants.length);
});

describe(oneEventPerFinishedPlacement.name, () => {
  const { check } = oneEventPerFinishedPlacement;
  const pending = { placements: [{ ...good.placement, status: "PENDING" }] };

  test("a finished placement without an event", () => {
    expect(check(viewOf({}, without("published")))).toEqual([
      `placement ${placementId} is FULFILLED and its topic was told: no event`,
    ]);
  });
  test("a finished placement with two events", () => {
    expect(check(viewOf({}, [...drafts, entries.published("PlacementFailed")]))).toEqual([
      `placement ${placementId} is FULFILLED and its topic was told: PlacementFulfilled, PlacementFailed`,
    ]);
  });
  test("a pending placement with an event; without one it is right", () => {
    expect(check(viewOf(pending))).toHaveLength(1);
    expect(check(viewOf(pending, without("published")))).toEqual([]);
  });
  test("a queue without a target, or with one that is no topic, tells nobody", () => {
    for (const queue of [{ name: "queue" }, { name: "queue", notificationTarget: "arn:aws:sns:x:y:gone" }]) {
      expect(check(viewOf({ queues: [queue] }, without("published")))).toEqual([]);
      expect(check(viewOf({ queues: [queue] }))).toHaveLength(1);
    }
  });
});

describe(everyEventDeliveredOnce.name, () => {
  const { check } = everyEventDeliveredOnce;
  const of = `PlacementFulfilled of placement ${placementId}`;

  test("never, twice, given up", () => {
    expect(check(viewOf({}, without("delivered")))).toEqual([`${of}: never delivered`]);
    expect(check(viewOf({}, [...drafts, entries.delivered()]))).toEqual([`${of}: accepted, then accepted`]);
    const givenUp = entries.delivered("given up", { detail: "no such queue" });
    expect(check(viewOf({}, [...without("delivered"), givenUp]))).toEqual([
      `${of}: given up (no such queue)`,
    ]);
  });
});

describe(oneGameSessionPerProcess.name, () => {
  test("a process that hosts a second one", () => {
    const second = entries.gameSession("ACTIVATING", { ...good.gameSession, gameSessionId: "another" });
    expect(oneGameSessionPerProcess.check(viewOf({}, [...drafts, second]))).toEqual([
      `process ${entries.processId} hosted ${gameSessionId} and another`,
    ]);
  });
});

describe(capacityAgreesWithWhatRuns.name, () => {
  const { check } = capacityAgreesWithWhatRuns;
  const [place] = good.fleet.locations;
  const desiring = (desired: number) => ({
    fleets: [{ ...good.fleet, locations: [{ ...place, instances: { desired } }] }],
  });

  test("too few instances, or too many of which none is protected", () => {
    expect(check(viewOf(desiring(2)))).toEqual(["fleet fleet-1 has 1 instances in us-east-1 and desires 2"]);
    expect(check(viewOf(desiring(0)))).toHaveLength(1);
    const gameSessions = [{ ...good.gameSession, protectionPolicy: "FullProtection" }];
    expect(check(viewOf({ ...desiring(0), gameSessions }))).toEqual([]);
  });
  test("more processes than slots, and slots that nobody has", () => {
    const serverProcesses = [good.serverProcess, good.serverProcess];
    expect(check(viewOf({ serverProcesses }))).toEqual([
      "instance i-1: 2 processes run on its 1 slots",
      "instance i-1: 1 slots are taken and 2 processes run",
      "fleet fleet-1 tells of 1 ACTIVE server processes in us-east-1, and there are 2",
    ]);
    const ended = [{ ...good.serverProcess, status: "TERMINATED" }];
    expect(check(viewOf({ serverProcesses: ended }))).toHaveLength(2);
  });
  test("an instance that is not counted as what it is", () => {
    expect(check(viewOf({ instances: [{ ...good.instance, status: "PENDING" }] }))).toEqual([
      "fleet fleet-1 tells of 0 PENDING instances in us-east-1, and there are 1",
      "fleet fleet-1 tells of 1 ACTIVE instances in us-east-1, and there are 0",
    ]);
  });
});

describe(playerCountsAgree.name, () => {
  const { check } = playerCountsAgree;
  const gameSession = (more: object) => viewOf({ gameSessions: [{ ...good.gameSession, ...more }] });

  test("a count that is not that of the seats held", () => {
    expect(check(gameSession({ currentPlayerSessionCount: 2 }))).toEqual([
      `game session ${gameSessionId} is ACTIVE, counts 2 players, and 1 player sessions hold a seat`,
    ]);
    expect(check(viewOf({ playerSessions: [{ ...good.seat, status: "COMPLETED" }] }))).toHaveLength(1);
  });
  test("one that has ended with a seat still held, although it counts it", () => {
    expect(check(gameSession({ status: "TERMINATED" }))).toHaveLength(1);
  });
});

describe(neverMoreSeatsThanMaximum.name, () => {
  const { check } = neverMoreSeatsThanMaximum;
  const bens = entries.seat("RESERVED", bensSeat, ben.userId);
  const thirds = entries.seat("RESERVED", "psess-third", "third");

  test("too many at one time, although they have left since", () => {
    const left = ["psess-third", bensSeat].map((seat) => entries.seat("COMPLETED", seat, ada.userId));
    expect(check(viewOf({}, [...drafts, bens, thirds, ...left]))).toEqual([
      `game session ${gameSessionId} has 2 seats and had given away 3`,
    ]);
  });
  test("one after the other is right, and so is a maximum that was lowered afterwards", () => {
    expect(
      check(viewOf({}, [...drafts, entries.seat("COMPLETED", adasSeat, ada.userId), bens, thirds])),
    ).toEqual([]);
    const lowered = { gameSessions: [{ ...good.gameSession, maximumPlayerSessionCount: 1 }] };
    expect(check(viewOf(lowered, [...drafts, bens]))).toEqual([]);
  });
});

test(`${nothingOverdue.name}: a rule that waits too long`, () => {
  expect(nothingOverdue.check(viewOf({}, drafts, { overdue: ["health-limit/x"] }))).toEqual([
    "health-limit/x should have run by now",
  ]);
});

test(`${theWorldBecomesQuiet.name}: a message that stays`, () => {
  const unrest = "Waited 35000 ms for: the world is quiet. Last saw: 1 messages wait in the queue";
  expect(theWorldBecomesQuiet.check(viewOf({}, drafts, { unrest }))).toEqual([unrest]);
});

test(`${everyRowWasActive.name}: a row of a game session that only began`, () => {
  expect(everyRowWasActive.check(viewOf({}, without("game session ACTIVE")))).toEqual([
    `Nakama's index has a row for ${gameSessionId}, which never was ACTIVE`,
  ]);
});

describe(everyPlacedSessionHasARow.name, () => {
  const { check } = everyPlacedSessionHasARow;
  const noRows = { indexRows: [] };

  test("an ACTIVE one without a row", () => {
    expect(check(viewOf({}, drafts, noRows))).toEqual([
      `${gameSessionId} is ACTIVE and Nakama's index has no row for it`,
    ]);
  });
  test("one that has ended, or that no placement made, needs none", () => {
    const { placementId: _placement, ...madeOtherwise } = good.gameSession;
    for (const other of [{ ...good.gameSession, status: "TERMINATED" }, madeOtherwise]) {
      expect(check(viewOf({ gameSessions: [other] }, drafts, noRows))).toEqual([]);
    }
  });
});
