import { describe, expect, test } from "vitest";
import { instant } from "../domain/instant.ts";
import { StandingWall } from "../testing/standing-wall.ts";
import { Clock } from "./clock.ts";

const startAt = Date.UTC(2026, 0, 1);
const clockOf = (mode: "manual" | "running", speed = 1) => {
  const wall = new StandingWall();
  return { wall, clock: new Clock({ mode, startAt, speed, wall }) };
};

describe("a manual clock", () => {
  test("stands still until it is set, and waits for ever", () => {
    const { wall, clock } = clockOf("manual");
    wall.pass(10_000);
    expect(clock.now()).toBe(startAt);
    expect(clock.wallMsUntil(instant(startAt + 1))).toBe(Number.POSITIVE_INFINITY);
    clock.set(instant(startAt + 1));
    expect(clock.now()).toBe(startAt + 1);
    expect(clock.wallMsUntil(instant(startAt + 1))).toBe(0);
  });

  test("never goes back", () => {
    const { clock } = clockOf("manual");
    expect(() => clock.set(instant(startAt - 1))).toThrow(RangeError);
    expect(clock.now()).toBe(startAt);
  });
});

describe("a running clock", () => {
  test("goes on with the wall at its speed, in whole milliseconds, from wherever it was set to", () => {
    const { wall, clock } = clockOf("running", 2.5);
    wall.pass(101);
    expect(clock.now()).toBe(startAt + 252);
    expect(clock.wallMsUntil(instant(startAt + 502))).toBe(100);
    clock.set(instant(startAt + 10_000));
    wall.pass(2);
    expect(clock.now()).toBe(startAt + 10_005);
  });

  test("goes on as it is when it has passed the instant it is set to", () => {
    const { wall, clock } = clockOf("running");
    wall.pass(100);
    clock.set(instant(startAt + 99));
    expect(clock.now()).toBe(startAt + 100);
  });

  test.each([0, -1, Number.NaN])("has no speed of %d", (speed) => {
    expect(() => clockOf("running", speed)).toThrow(RangeError);
  });
});
