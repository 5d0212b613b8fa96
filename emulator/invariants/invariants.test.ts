import { describe, expect, test } from "vitest";
import { instant } from "../domain/instant.ts";
import type { ScopedTables } from "../store/scoped-tables.ts";
import { brokenByName, WorldInOrder } from "../testing/world-in-order.ts";
import { invariants } from "./table.ts";
import { breaksOfLimits } from "./testing/breaks-of-limits.ts";
import { breaksOfRecords } from "./testing/breaks-of-records.ts";
import { breaksOfWhatHappened } from "./testing/breaks-of-what-happened.ts";

const breaks = [...breaksOfRecords, ...breaksOfLimits, ...breaksOfWhatHappened];

test("in a world that is in order every truth holds, at the first look and at the next", () => {
  const world = new WorldInOrder();
  expect(brokenByName(world.firstLook())).toEqual(new Map());
  expect(brokenByName(world.look())).toEqual(new Map());
  const { placements, gameSessions, playerSessions, tags } = world.tables;
  expect(placements.all().map(({ status }) => status)).toEqual([
    "FULFILLED",
    "PENDING",
    "PENDING",
    "PENDING",
  ]);
  expect(gameSessions.all().map(({ status }) => status)).toEqual(["ACTIVE", "ACTIVATING"]);
  expect([playerSessions.size, tags.size, world.store.outgoingEvents.size]).toEqual([1, 1, 1]);
});

test("names are unique, and every truth is shown to be able to fail", () => {
  const names = invariants.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !breaks.some((one) => one.breaks === name))).toEqual([]);
  expect(breaks.map((one) => one.breaks).filter((name) => !names.includes(name))).toEqual([]);
});

describe.each(breaks)("$breaks", ({ breaks: name, how, act, says }) => {
  test(`is broken by ${how}`, () => {
    const world = new WorldInOrder();
    const view = act(world) ?? world.look();
    expect(brokenByName(view).get(name)?.join("\n")).toMatch(says);
  });
});

test("a maximum that is lowered below the present count breaks nothing", () => {
  const world = new WorldInOrder();
  const GameSessionId = world.tables.gameSessions.all()[0]?.gameSessionId;
  world.driver.call("CreatePlayerSession", { GameSessionId, PlayerId: "ben" });
  world.driver.call("UpdateGameSession", { GameSessionId, MaximumPlayerSessionCount: 1 });
  expect(brokenByName(world.look())).toEqual(new Map());
  expect(brokenByName(world.firstLook())).toEqual(new Map());
});

test("after a reset nothing is left that could contradict anything", () => {
  const world = new WorldInOrder();
  world.driver.control("reset", { everything: true });
  expect(brokenByName(world.firstLook()), "refused").toEqual(new Map());
  world.driver.control("reset", {});
  expect(brokenByName(world.look())).toEqual(new Map());
  world.driver.setUp();
  expect(brokenByName(world.look())).toEqual(new Map());
  expect(brokenByName(world.firstLook())).toEqual(new Map());
});

test("a look hands over what was there at the last one, and the journal since", () => {
  const world = new WorldInOrder();
  const empty = world.look();
  expect([empty.isFirst, empty.journal]).toEqual([false, []]);
  const count = (tables: ScopedTables | undefined) => tables?.playerSessions.size;
  world.driver.pass(55, "clock");
  const view = world.look();
  expect(view.before?.now).toBe(empty.now);
  expect(view.now).toBe(instant(empty.now + 55_000));
  expect(view.before?.scopes[0]?.records.playerSessions.map(({ status }) => status)).toEqual(["RESERVED"]);
  expect(view.scopes[0]?.records.playerSessions.map(({ status }) => status)).toEqual(["TIMEDOUT"]);
  expect(count(view.scopes[0]?.tables)).toBe(1);
  expect([view.isJournalWhole, view.journal.length > 0]).toEqual([true, true]);
});
