import { expect, test } from "vitest";
import { Cast, listed } from "./cast.ts";
import * as entries from "./testing/entries.ts";

const { ada, ben, adasSeat, bensSeat } = entries;

test("seats bear their players' names, and their ids where a player has several", () => {
  const one = new Cast(entries.journalOf([entries.seat("RESERVED", adasSeat, ada.userId)]), [ada]);
  expect(one.seat(adasSeat)).toBe("ada's seat");
  expect(one.text(`Player session ${adasSeat} of ${ada.userId} is RESERVED.`)).toBe(
    "Player session ada's seat of ada is RESERVED.",
  );
  const two = new Cast(
    entries.journalOf([
      entries.seat("RESERVED", adasSeat, ada.userId),
      entries.seat("RESERVED", bensSeat, ada.userId),
      entries.seat("ACTIVE", bensSeat, ada.userId),
    ]),
    [ada],
  );
  expect(two.seat(bensSeat)).toBe("ada's seat psess-8542…");
  expect(two.seat("psess-unknown")).toBe("seat psess-unknown");
});

test("an event is known by its placement, a player who is not one of ours by their id", () => {
  const cast = new Cast(entries.journalOf([entries.published("PlacementFailed")]), [ada]);
  expect(cast.event(entries.eventId)).toBe("PlacementFailed of placement 6287…");
  expect(cast.event("another")).toBeUndefined();
  expect(cast.playersOf([ada.userId, ben.userId])).toBe("ada and player 23d6…");
});

test("words are listed as one says them", () => {
  expect([listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])]).toEqual([
    "",
    "a",
    "a and b",
    "a, b and c",
  ]);
});
