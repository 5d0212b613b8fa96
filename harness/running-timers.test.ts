import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { RunningTimers } from "./running-timers.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => void vi.useRealTimers());

const at = (speed: number) => new RunningTimers({ mode: "running", speed, now: 1_000 });

test("the world's time passes so many times as fast as the machine's", () => {
  const timers = at(10);
  expect(timers.now()).toBe(1_000);
  vi.advanceTimersByTime(50);
  expect(timers.now()).toBe(1_500);
});

test("what is asked for is run once, when so much of the world's time has passed", () => {
  const run = vi.fn();
  at(4).after(60_000, "a heartbeat", run);
  vi.advanceTimersByTime(14_999);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  vi.advanceTimersByTime(60_000);
  expect(run).toHaveBeenCalledTimes(1);
});

test("what is called off is not run", () => {
  const run = vi.fn();
  at(1).after(1_000, "an end", run)();
  vi.advanceTimersByTime(2_000);
  expect(run).not.toHaveBeenCalled();
});

test("waits longer than one of Node's timers are waited out, and can be called off in the middle", () => {
  const fortyDaysMs = 40 * 24 * 3_600_000;
  const [run, never] = [vi.fn(), vi.fn()];
  const timers = at(1);
  timers.after(fortyDaysMs, "a reservation", run);
  const callOff = timers.after(fortyDaysMs, "another", never);
  vi.advanceTimersByTime(fortyDaysMs - 1);
  expect(run).not.toHaveBeenCalled();
  callOff();
  vi.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledTimes(1);
  expect(never).not.toHaveBeenCalled();
});

test("a manual clock is refused", () => {
  expect(() => new RunningTimers({ mode: "manual", speed: 1, now: 0 })).toThrow("this one's is manual");
});
