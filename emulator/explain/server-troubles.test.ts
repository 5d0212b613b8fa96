import { expect, test } from "vitest";
import type { Instant } from "../domain/instant.ts";
import type { JournalEntry } from "../runtime/journal.ts";
import { explain } from "./explain.ts";
import { serverTroubles } from "./server-troubles.ts";

const entry = (sequence: number, what: string, subjectId: string, message = ""): JournalEntry => ({
  sequence,
  at: (sequence * 1_000) as Instant,
  wallAt: 0,
  kind: "transition",
  what,
  subjectId,
  details: { message, reasons: [], record: { status: what.split(" ").at(-1), queueName: "queue" } },
});

test("nothing is told where nothing has failed", () => {
  expect(serverTroubles([entry(1, "fleet event FLEET_CREATED", "fleet-1")])).toEqual([]);
});

test("each fleet's events are told once each, with how often and the latest message, in the order of time", () => {
  expect(
    serverTroubles([
      entry(1, "fleet event SERVER_PROCESS_CRASHED", "fleet-1", "first"),
      entry(2, "fleet event SERVER_PROCESS_INVALID_PATH", "fleet-1", "no such path"),
      entry(3, "fleet event SERVER_PROCESS_CRASHED", "fleet-1", "second"),
      entry(4, "fleet event FLEET_VALIDATION_LAUNCH_PATH_NOT_FOUND", "fleet-2", "no file"),
    ]),
  ).toEqual([
    "Server processes that failed",
    "  00:00:02.000  fleet-1: SERVER_PROCESS_INVALID_PATH: no such path",
    "  00:00:03.000  fleet-1: SERVER_PROCESS_CRASHED (2 times, lastly this): second",
    "  00:00:04.000  fleet-2: FLEET_VALIDATION_LAUNCH_PATH_NOT_FOUND: no file",
  ]);
});

test("they stand behind a placement that was not fulfilled, as far as they came before its end", () => {
  const crash = entry(1, "fleet event SERVER_PROCESS_CRASHED", "fleet-1", "exited with code 3");
  const told = (end: string) =>
    explain(
      [
        crash,
        entry(2, "placement PENDING", "placement-1"),
        entry(3, end, "placement-1"),
        entry(4, "fleet event SERVER_PROCESS_CRASHED", "fleet-2", "later"),
      ],
      "placement-1",
    ).text;
  expect(told("placement TIMED_OUT")).toContain("SERVER_PROCESS_CRASHED: exited with code 3");
  expect(told("placement TIMED_OUT")).not.toContain("later");
  expect(told("placement FULFILLED")).not.toContain("SERVER_PROCESS_CRASHED");
  expect(explain([crash]).text).toContain("exited with code 3");
});
