import { expect, test } from "vitest";
import { playerName } from "./player-names.ts";

test("names go on for ever without repeating, fit Nakama's usernames and begin with ada and ben", () => {
  const names = Array.from({ length: 500 }, (_, index) => playerName(index));
  expect(names.slice(0, 3)).toEqual(["ada", "ben", "cleo"]);
  expect(new Set(names).size).toBe(500);
  expect(names.filter((name) => !/^[a-z]+(-\d+)?$/.test(name))).toEqual([]);
  expect(names).toContain("ada-2");
});

test("what is no index is refused", () => {
  expect(() => playerName(-1)).toThrow(RangeError);
  expect(() => playerName(0.5)).toThrow(RangeError);
});
