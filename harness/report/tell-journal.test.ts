import { expect, test } from "vitest";
import type { JournalEntry } from "../../emulator/index.ts";
import { Cast } from "./cast.ts";
import { Story } from "./story.ts";
import { tellJournal } from "./tell-journal.ts";
import * as entries from "./testing/entries.ts";

const { ada, ben, adasSeat, bensSeat, gameSessionId, placementId, processId } = entries;

function told(drafts: Parameters<typeof entries.journalOf>[0]) {
  const journal: readonly JournalEntry[] = entries.journalOf(drafts);
  const story = new Story();
  tellJournal(journal, new Cast(journal, [ada, ben]), story);
  return {
    lines: story.moments.map(({ actor, what }) => `${actor.name}: ${what}`),
    trouble: story.moments.filter((moment) => moment.isTrouble === true).length,
    leftOut: Object.fromEntries(story.leftOut.map(({ what, times }) => [what, times])),
  };
}

const start = entries.call("StartGameSessionPlacement", {
  PlacementId: placementId,
  GameSessionQueueName: "game-session-placement",
  MaximumPlayerSessionCount: 10,
  DesiredPlayerSessions: [{ PlayerId: ada.userId }, { PlayerId: ben.userId }],
});
const started = entries.attempt("game session started", { attempt: 1, gameSessionId, processId });

test("a placement from the call to the seats reads as a story, each thing told once", () => {
  const { lines, trouble, leftOut } = told([
    start,
    entries.transition("placement PENDING", placementId, { startedAt: 0 }),
    entries.answered(),
    entries.due("look-at-queue"),
    entries.gameSession("ACTIVATING"),
    started,
    {
      kind: "push",
      what: "CreateGameSession",
      subjectId: processId,
      details: { push: { GameSessionId: gameSessionId } },
    },
    entries.frame("ActivateGameSession", { GameSessionId: gameSessionId }),
    entries.gameSession("ACTIVE"),
    entries.seat("RESERVED", adasSeat, ada.userId),
    entries.seat("RESERVED", bensSeat, ben.userId),
    entries.transition("placement FULFILLED", placementId, { startedAt: 0, endedAt: 0 }),
    entries.published(),
    entries.delivered(),
    {
      kind: "event",
      what: "event accepted by the queue",
      subjectId: entries.eventId,
      details: { attempts: 1 },
    },
    entries.due("look-at-queue"),
    entries.frame("AcceptPlayerSession", { PlayerSessionId: adasSeat }),
    entries.seat("ACTIVE", adasSeat, ada.userId),
  ]);
  expect(lines).toEqual([
    "nakama: asks queue game-session-placement for a game session: placement 6287…, up to 10 players, for ada and ben " +
      "(StartGameSessionPlacement) → PENDING",
    "gamelift: starts game session 6287… on server 0cf7… for placement 6287…",
    "gamelift: tells server 0cf7… to host game session 6287… (CreateGameSession)",
    "server 0cf7: has game session 6287… ready for players (ActivateGameSession) → ACTIVE",
    "gamelift: ada's seat and ben's seat are RESERVED",
    "gamelift: placement 6287… is FULFILLED",
    "gamelift: publishes PlacementFulfilled of placement 6287…",
    "queue: has accepted PlacementFulfilled of placement 6287…",
    "server 0cf7: meets a player who shows ada's seat (AcceptPlayerSession) → ACTIVE",
  ]);
  expect(trouble).toBe(0);
  expect(leftOut).toEqual({ "rules that woke up for nothing": 1 });
});

test("a wait that ends in vain says why, and is marked", () => {
  const { lines, trouble } = told([
    entries.due("look-at-queue"),
    entries.attempt("not placed", {
      reasons: [{ destination: "fleet-1 in us-east-1", reason: "no idle server process: none is connected" }],
    }),
    entries.due("placement-timeout"),
    entries.transition("placement TIMED_OUT", placementId, { startedAt: 0, endedAt: 30_000 }),
  ]);
  expect(lines).toEqual([
    "gamelift: cannot place placement 6287… yet. fleet-1 in us-east-1: no idle server process: none is connected",
    "gamelift: placement 6287… is TIMED_OUT after 30 s",
  ]);
  expect(trouble).toBe(2);
});

test("an activation that times out is told before what it causes, the next attempt with its number", () => {
  const { lines } = told([
    entries.due("activation-timeout"),
    entries.gameSession("TERMINATED"),
    entries.attempt("activation timed out", { gameSessionId, processId, limitSeconds: 10 }),
    entries.due("look-at-queue"),
    entries.attempt("game session started", { attempt: 2, gameSessionId: `${gameSessionId}-2`, processId }),
  ]);
  expect(lines).toEqual([
    "gamelift: gives server 0cf7… up: game session 6287… was not activated within 10 s",
    "gamelift: game session 6287… is TERMINATED",
    "gamelift: starts game session 6287…-2 on server 0cf7… for placement 6287… (attempt 2)",
  ]);
});

test("a refused call says the exception and its text; a lost answer is told", () => {
  const { lines, trouble } = told([
    entries.transition("game session ACTIVE", gameSessionId, {}),
    entries.call("CreatePlayerSession", { GameSessionId: gameSessionId, PlayerId: ada.userId }),
    entries.refusal(
      "CreatePlayerSession",
      "GameSessionFullException",
      `Game session ${gameSessionId} has 0 free player slots`,
    ),
    entries.answered("lost"),
  ]);
  expect(lines.slice(1)).toEqual([
    "nakama: asks for a seat for ada in game session 6287… (CreatePlayerSession) → GameSessionFullException: " +
      "Game session 6287… has 0 free player slots",
    "gamelift: could not hand an answer over: its caller was gone",
  ]);
  expect(trouble).toBe(2);
});

test("the set-up is one thing, and the scenario's own questions are left out", () => {
  const story = told([
    entries.command("create-topic"),
    entries.call("CreateFleet", {}, "json"),
    entries.transition("fleet NEW", "fleet-1"),
    entries.transition("fleet ACTIVE", "fleet-1"),
    entries.call("DescribeGameSessions", { FleetId: "fleet-1" }, "json"),
    entries.command("start-managed-host"),
  ]);
  expect(story.lines).toEqual(["scenario: topic", "scenario: fleet", "gamelift: fleet-1 is ACTIVE"]);
  expect(story.leftOut).toEqual({
    "states of a fleet that is being set up": 1,
    "look-ups by the scenario": 1,
    "hosts set up for game servers": 1,
  });
});

test("healthy heartbeats are counted, an unhealthy one is told, and so is what it causes", () => {
  const story = told([
    entries.frame("HeartbeatServerProcess", { HealthStatus: true }),
    entries.frame("HeartbeatServerProcess", { HealthStatus: false }),
    entries.transition("server process TERMINATING", processId, {
      endedBecause: "unhealthy: 3 unhealthy reports in a row",
    }),
  ]);
  expect(story.lines).toEqual([
    "server 0cf7: reports itself unhealthy (HeartbeatServerProcess)",
    "gamelift: server 0cf7… is TERMINATING: unhealthy: 3 unhealthy reports in a row",
  ]);
  expect(story.leftOut).toEqual({ heartbeats: 1 });
});

test("what the emulator did not expect is told with its first line", () => {
  const story = told([
    {
      kind: "failure",
      what: "the emulator failed",
      details: { error: "TypeError: x is undefined\n    at somewhere" },
    },
    { kind: "refusal", what: "gateway refused: egress", details: { message: "example.com is not allowed" } },
  ]);
  expect(story.lines).toEqual([
    "gamelift: the emulator failed: TypeError: x is undefined",
    "gamelift: gateway refused: egress: example.com is not allowed",
  ]);
  expect(story.trouble).toBe(2);
});

test("a socket that the emulator cuts, and a push that moves a process, are told of the server", () => {
  const { lines, trouble } = told([
    {
      kind: "socket",
      what: "silent socket cut",
      subjectId: processId,
      details: { because: "it has answered no ping" },
    },
    { kind: "push", what: "RefreshConnection", subjectId: processId, details: { push: {} } },
  ]);
  expect(lines).toEqual([
    expect.stringMatching(/^server .*: loses its socket: silent socket cut, it has answered no ping$/),
    expect.stringMatching(/^gamelift: tells server .* to come by a new socket \(RefreshConnection\)$/),
  ]);
  expect(trouble).toBe(1);
});

test("a command that is refused is told once, with the reason", () => {
  const { lines } = told([
    entries.command("add-fault", { fault: "rain" }),
    {
      kind: "refusal",
      what: "control add-fault refused",
      inputSequence: 1,
      details: { error: "CommandRefused", message: "There is no fault rain." },
    },
  ]);
  expect(lines).toEqual(["scenario: asks the bench for add-fault → refused: There is no fault rain."]);
});

test("a fault is told with what was chosen about it, where it was ordered and where it acts", () => {
  const { lines } = told([
    entries.command("add-fault", {
      fault: "corrupt-event",
      settings: { kind: "port-number" },
      match: { placementId },
    }),
    {
      kind: "fault",
      what: "corrupt-event fired",
      subjectId: placementId,
      details: { type: "PlacementFulfilled", seam: "event.publish" },
    },
  ]);
  expect(lines).toEqual([
    expect.stringMatching(/^scenario: orders a fault: corrupt-event, kind: port-number, placementId: /),
    "scenario: corrupt-event fired on PlacementFulfilled",
  ]);
});

test.each([
  [0, "never acted"],
  [1, "acted once"],
  [3, "acted 3 times"],
])("a fault that is lifted is named, with how often it acted (%i)", (firedCount, often) => {
  const faultId = "fault-62870000-0000-4000-8000-000000000000";
  const lift = entries.command("lift-fault", { faultId });
  const details = { faultId, name: "fail-call", firedCount };
  expect(told([lift, { kind: "fault", what: "fail-call is lifted", details }])).toMatchObject({
    lines: [`scenario: lifts fail-call, which has ${often}`],
    trouble: 0,
  });
  expect(told([lift]).lines).toEqual(["scenario: lifts a fault"]);
});
