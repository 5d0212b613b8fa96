import { expect, test } from "vitest";
import { painter } from "./paint.ts";
import * as entries from "./testing/entries.ts";
import { tellTimeline } from "./timeline.ts";
import { toldStory } from "./told-story.ts";

const { ada, placementId } = entries;

test("journal, notes, players and Nakama's log become one story with both times, what is left out, seed and logs", () => {
  const startedAt = Date.parse("2026-01-01T10:00:00.000Z");
  const clock = Date.parse("2026-01-01T00:00:00.000Z");
  const journal = [
    ...entries.journalOf(
      [entries.command("create-topic"), entries.frame("HeartbeatServerProcess", { HealthStatus: true })],
      clock,
      startedAt,
    ),
    ...entries.journalOf(
      [
        entries.due("placement-timeout"),
        entries.transition("placement TIMED_OUT", placementId, { startedAt: 0, endedAt: 30_000 }),
      ],
      clock + 30_000,
      startedAt + 40,
    ),
  ];
  const story = toldStory({
    journal,
    notes: [
      {
        at: clock,
        wallAt: startedAt + 39,
        by: "scenario",
        what: "lets 30s of GameLift's time pass",
        isTrouble: false,
      },
      {
        at: clock,
        wallAt: startedAt + 41,
        by: "server",
        processId: entries.processId,
        what: "crashes",
        isTrouble: true,
      },
    ],
    players: [
      {
        ...ada,
        events: [
          {
            order: 1,
            arrivedAt: startedAt + 60,
            kind: "notification",
            content: { code: 112, subject: "create-timeout", content: {} },
            isAnswer: false,
          },
        ],
      },
    ],
    nakamaLogs: [JSON.stringify({ level: "warn", ts: "2026-01-01T10:00:00.050Z", msg: "timed out" })],
  });
  const text = tellTimeline(
    story,
    { title: "nobody is served", outcome: "failed", wallMs: 1_234, advancedMs: 30_000 },
    { seed: "seven", logFolder: "/logs/1" },
    { paint: painter(false), width: 120 },
  );
  expect(text.split("\n")).toEqual([
    "✗ nobody is served · failed in 1.2 s, GameLift's clock went on by 00:00:30.000",
    "",
    "GameLift time  wall ms  who          what",
    "00:00:00.000         0  scenario     sets GameLift up: topic",
    "00:00:00.000        39  scenario     lets 30s of GameLift's time pass",
    "00:00:00.000        41  server 0cf7  crashes",
    "00:00:30.000        41  gamelift     placement 6287… is TIMED_OUT after 30 s",
    "00:00:30.000        50  nakama       logs a warning: timed out",
    "00:00:30.000        60  ada          is told that no server was found in time (notification 112 create-timeout)",
    "",
    "left out: heartbeats (1)",
    "seed: seven   logs: /logs/1",
  ]);
});
