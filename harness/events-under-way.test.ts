import { expect, test } from "vitest";
import { eventsUnderWay } from "./events-under-way.ts";
import { journalOf } from "./report/testing/entries.ts";

const event = (what: string, subjectId: string, eventId?: string) =>
  ({ kind: "event", what, subjectId, details: { eventId } }) as const;

test("an event is under way from its publication until the queue has it, or it was given up", () => {
  const published = ["1", "2", "3"].map((n) => event("PlacementFulfilled published", `match-${n}`, `e-${n}`));
  expect(eventsUnderWay(journalOf(published))).toHaveLength(3);
  const ended = [event("event accepted by the queue", "e-1"), event("event given up", "e-3")];
  expect(eventsUnderWay(journalOf([...published, ...ended]))).toEqual([
    "PlacementFulfilled of placement match-2 is on its way",
  ]);
});

test("an event that could not leave at first is still the same one", () => {
  const drafts = [
    event("PlacementTimedOut published", "match-1", "e-1"),
    event("PlacementTimedOut not delivered yet", "match-1", "e-1"),
  ];
  expect(eventsUnderWay(journalOf(drafts))).toEqual(["PlacementTimedOut of placement match-1 is on its way"]);
});
