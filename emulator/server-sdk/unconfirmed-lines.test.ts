import { expect, test } from "vitest";
import { UnconfirmedLines } from "./unconfirmed-lines.ts";

test("a pong confirms what was sent before its ping, and nothing that was sent behind it", () => {
  const unconfirmed = new UnconfirmedLines<string>();
  expect(unconfirmed.lines()).toEqual([]);
  unconfirmed.sent("ada");
  unconfirmed.sent("ben");
  const adaPonged = unconfirmed.pinging("ada");
  const benPonged = unconfirmed.pinging("ben");
  unconfirmed.sent("ben");
  expect(unconfirmed.lines()).toEqual(["ada", "ben"]);
  adaPonged();
  benPonged();
  expect(unconfirmed.lines()).toEqual(["ben"]);
  unconfirmed.pinging("ben")();
  expect(unconfirmed.lines()).toEqual([]);
});

test("of a line that is gone nothing is waited for", () => {
  const unconfirmed = new UnconfirmedLines<string>();
  unconfirmed.sent("ada");
  unconfirmed.forget("ada");
  expect(unconfirmed.lines()).toEqual([]);
});
