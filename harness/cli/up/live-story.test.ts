import { expect, test } from "vitest";
import type { JournalEntry } from "../../../emulator/index.ts";
import { painter } from "../../report/paint.ts";
import { LiveStory } from "./live-story.ts";

const wallAt = new Date(2026, 0, 1, 12, 34, 56, 789).getTime();
const poll = (sequence: number): JournalEntry => ({
  sequence,
  at: 0 as JournalEntry["at"],
  wallAt,
  kind: "queue",
  what: "started",
  details: {
    kind: "started",
    action: "ReceiveMessage",
    queueName: "events.fifo",
    waitTimeSeconds: 20,
    queueUrl: "https://sqs.us-east-1.amazonaws.com/0/events.fifo",
  },
});
const story = (width = 100, isClockShown = false) =>
  new LiveStory({ paint: painter(false), width: () => width, isClockShown });
const nothing = { journal: [], notes: [], nakamaLog: "" };

test("what was told in one part is known in the next", () => {
  const live = story();
  expect(live.tell({ ...nothing, journal: [poll(1)] })).toEqual([
    "12:34:56.789  nakama        begins to poll events.fifo, each poll waits up to 20 s",
  ]);
  expect(live.tell({ ...nothing, journal: [poll(2)] })).toEqual([]);
  expect(live.tell(nothing)).toEqual([]);
});

test("what happened before is known, and not told", () => {
  const live = story();
  live.skip([poll(1)]);
  expect(live.tell({ ...nothing, journal: [poll(2)] })).toEqual([]);
});

test("a narrow terminal gets broken lines, a clock of its own speed its own column", () => {
  const [first, second] = story(70, true).tell({ ...nothing, journal: [poll(1)] });
  expect(first).toBe(
    "12:34:56.789  1970-01-01T00:00:00  nakama        begins to poll events.fifo, each poll",
  );
  expect(second?.trim()).toBe("waits up to 20 s");
});

test("a warning of Nakama's is told as soon as its log has it", () => {
  const nakamaLog = `${JSON.stringify({ level: "warn", ts: new Date(wallAt).toISOString(), msg: "no luck" })}\n`;
  expect(story().tell({ ...nothing, nakamaLog })).toEqual([
    "12:34:56.789  nakama        logs a warning: no luck",
  ]);
});
