import { expect, test } from "vitest";
import type { JournalEntry } from "../emulator/index.ts";
import { pausesAfterRefusals } from "./pauses-after-refusals.ts";

const seen = (wallAt: number, kind: string, action = "ReceiveMessage", errorType?: string) =>
  ({ kind: "queue", wallAt, details: { kind, action, errorType } }) as unknown as JournalEntry;
const refused = (wallAt: number) => seen(wallAt, "answered", "ReceiveMessage", "QueueDoesNotExist");

test("each is as long as from a refusal to the next poll", () => {
  expect(
    pausesAfterRefusals([
      seen(0, "started"),
      refused(5),
      seen(8, "started"),
      refused(10),
      seen(1_010, "started"),
    ]),
  ).toEqual([3, 1_000]);
});

test("polls that were answered, and what is no poll, count for none", () => {
  expect(
    pausesAfterRefusals([
      seen(0, "started"),
      seen(20, "answered"),
      seen(21, "started"),
      refused(30),
      seen(31, "answered", "DeleteMessage", "InvalidAddress"),
      { kind: "input", wallAt: 32, details: {} } as unknown as JournalEntry,
      seen(34, "started"),
    ]),
  ).toEqual([4]);
});
