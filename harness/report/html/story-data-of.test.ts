import { expect, test } from "vitest";
import * as entries from "../testing/entries.ts";
import { type StorySources, toldStory } from "../told-story.ts";
import type { StoryMoment } from "./story-data.ts";
import { MOST_MOMENTS, storyDataOf } from "./story-data-of.ts";

const { ada, ben, adasSeat, bensSeat, gameSessionId, placementId, processId } = entries;

const dataOf = (sources: Partial<StorySources>) => {
  const all = { journal: [], notes: [], players: [ada, ben].map(silent), nakamaLogs: [], ...sources };
  return storyDataOf(toldStory(all), all);
};
const silent = (player: typeof ada) => ({ ...player, events: [] });

const placed = entries.journalOf([
  entries.call("StartGameSessionPlacement", {
    PlacementId: placementId,
    DesiredPlayerSessions: [{ PlayerId: ada.userId }, { PlayerId: ben.userId }],
  }),
  entries.transition("placement PENDING", placementId, { startedAt: 0 }),
  entries.due("look-at-queue"),
  entries.gameSession("ACTIVATING"),
  entries.attempt("game session started", { attempt: 1, gameSessionId, processId }),
  {
    kind: "push",
    what: "CreateGameSession",
    subjectId: processId,
    details: { push: { GameSessionId: gameSessionId } },
  },
  { kind: "fault", what: "fail-action fired", subjectId: processId, details: {} },
  entries.frame("ActivateGameSession", { GameSessionId: gameSessionId }),
  entries.gameSession("ACTIVE"),
  entries.seat("RESERVED", adasSeat, ada.userId),
  entries.seat("RESERVED", bensSeat, ben.userId),
  entries.transition("placement FULFILLED", placementId, { startedAt: 0, endedAt: 0 }),
  entries.published(),
  entries.seenAtQueue({
    kind: "answered",
    action: "ReceiveMessage",
    messages: [{ messageId: "message-1", placementEvent: { type: "PlacementFulfilled", placementId } }],
  }),
  entries.seenAtQueue({ kind: "answered", action: "DeleteMessage", messageIds: ["message-1"] }),
]);

test("each moment has its kind, its way and whom it is about", () => {
  const { moments, subjects } = dataOf({ journal: placed });
  const about = ({ subjects: indexes }: StoryMoment) => indexes.map((i) => subjects[i]?.name);
  const rows = moments.map((one) => [one.kind, [one.from, one.to].join(" "), about(one).join(", ")]);
  expect(rows).toEqual([
    ["call", "fleetManager gamelift", "ada, ben, placement 6287…"],
    ["attempt", "gamelift ", "placement 6287…, game session 6287…"],
    ["socket", "gamelift server", "game session 6287…"],
    ["fault", "scenario ", ""],
    ["socket", "server gamelift", "game session 6287…"],
    ["status", "gamelift ", "ada, ben, game session 6287…"],
    ["status", "gamelift ", "placement 6287…"],
    ["event", "gamelift queue", "placement 6287…"],
    ["queue", "queue fleetManager", "placement 6287…"],
    ["queue", "fleetManager queue", "placement 6287…"],
  ]);
});

test("a server process is a subject as soon as the journal knows it", () => {
  const journal = entries.journalOf([
    entries.transition("server process ACTIVE", processId, {}),
    entries.frame("TerminateServerProcess"),
  ]);
  const { moments, subjects } = dataOf({ journal, players: [] });
  expect(subjects).toEqual([{ kind: "server process", name: "server 0cf7…" }]);
  expect(moments.map((moment) => moment.subjects)).toEqual([[0], [0]]);
});

test("the state at a moment is that after everything its input changed", () => {
  const { moments, records, changes } = dataOf({ journal: placed });
  const stateAt = (moment: StoryMoment | undefined) =>
    Object.fromEntries(
      changes.slice(0, moment?.changes).map(({ record, status }) => [records[record]?.name, status]),
    );
  expect(stateAt(moments[0])).toEqual({ "placement 6287…": "PENDING" });
  expect(stateAt(moments[1])).toEqual({ "placement 6287…": "PENDING", "game session 6287…": "ACTIVATING" });
  expect(stateAt(moments.at(-1))).toEqual({
    "placement 6287…": "FULFILLED",
    "game session 6287…": "ACTIVE",
    "ada's seat": "RESERVED",
    "ben's seat": "RESERVED",
  });
  expect(moments[4]?.changes).toBe(changes.length);
});

test("what others than GameLift saw stands at the state of its time, with its own way", () => {
  const arrivedAt = (placed.at(-1)?.wallAt ?? 0) + 5;
  const content = { code: 111, subject: "connection-info", content: { SessionId: adasSeat } };
  const player = {
    ...ada,
    events: [
      { order: 1, arrivedAt: 1_000, kind: "matchmaker_ticket", content: {}, isAnswer: true },
      { order: 2, arrivedAt, kind: "notification", content, isAnswer: false },
    ],
  };
  const log = JSON.stringify({
    level: "error",
    ts: new Date(arrivedAt).toISOString(),
    msg: `no ${placementId}`,
  });
  const { moments, changes } = dataOf({ journal: placed, players: [player], nakamaLogs: [log] });
  const seen = moments.filter(({ kind }) => kind === "player" || kind === "log");
  expect(seen).toMatchObject([
    { from: "player", to: "nakama", subjects: [0] },
    { from: "nakama", kind: "log", subjects: [1], changes: changes.length },
    { from: "nakama", to: "player", subjects: [0], changes: changes.length },
  ]);
});

test("a long story is cut in its middle and says how much", () => {
  const journal = entries.journalOf(
    Array.from({ length: MOST_MOMENTS + 100 }, (_, i) =>
      entries.transition("placement TIMED_OUT", `placement-${i}`, { startedAt: 0 }),
    ),
  );
  const { moments, cut, subjects } = dataOf({ journal });
  expect(subjects.length).toBe(MOST_MOMENTS);
  expect(moments.length).toBe(MOST_MOMENTS);
  expect(cut).toEqual({ count: 100, after: 400 });
  expect(moments[400]?.what).toContain("placement-500");
  expect(moments.at(-1)?.what).toContain(`placement-${MOST_MOMENTS + 99}`);
});

test("where more changed than a page can hold, no state is shown rather than a wrong one", () => {
  const statuses = ["ACTIVE", "TERMINATING"];
  const journal = entries.journalOf(
    Array.from({ length: 20_001 }, (_, i) =>
      entries.transition(`server process ${statuses[i % 2]}`, processId, {}),
    ),
  );
  expect(dataOf({ journal })).toMatchObject({ isWithoutState: true, records: [], changes: [] });
  expect(dataOf({ journal: journal.slice(1) })).toMatchObject({ isWithoutState: false });
});
