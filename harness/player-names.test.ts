import { expect, test } from "vitest";
import { playerIdentity, playerName } from "./player-names.ts";

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

test("whatever the seed, a player fits the limits of Nakama, and is another one in another world", () => {
  const seeds = [
    "",
    "a",
    "x".repeat(90),
    "x".repeat(91),
    "x".repeat(500),
    "残".repeat(40),
    `${"x".repeat(499)}y`,
  ];
  const identities = seeds.map((seed) => playerIdentity(seed, playerName(9_999)));
  for (const { username, customId } of identities) {
    expect(Buffer.byteLength(username)).toBeLessThanOrEqual(128);
    expect(Buffer.byteLength(customId)).toBeLessThanOrEqual(128);
    expect(customId.length).toBeGreaterThanOrEqual(6);
  }
  expect(new Set(identities.map(({ username }) => username)).size).toBe(seeds.length);
  expect(playerIdentity("short", "ada")).toEqual({ username: "short-ada", customId: "windtunnel-short-ada" });
});
