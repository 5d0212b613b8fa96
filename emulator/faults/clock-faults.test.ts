import { afterEach, describe, expect, test } from "vitest";
import { buildCore } from "../build-core.ts";
import { ServerSdkBench } from "../testing/server-sdk-bench.ts";
import { StandingWall } from "../testing/standing-wall.ts";
import { ClockFaults } from "./clock-faults.ts";

describe("clock-jump", { timeout: 60_000 }, () => {
  let sdk: ServerSdkBench;
  afterEach(() => sdk.close());

  test("what fell due in between is found late, in its order, and time goes on from there", async () => {
    sdk = await ServerSdkBench.start();
    await sdk.placements.start();
    await sdk.bench.settled();
    const before = sdk.control.clock().now;
    sdk.control.command("add-fault", { fault: "clock-jump", settings: { bySeconds: 3_600 } });
    await sdk.bench.settled();
    expect(sdk.control.clock().now).toBe(before + 3_600_000);
    expect(sdk.control.overdue()).toEqual([]);
    expect(await sdk.placements.describe()).toMatchObject({
      Status: "TIMED_OUT",
      EndTime: new Date(before + 3_600_000),
    });
    expect(sdk.journal("fault").map(({ what }) => what)).toEqual(["clock-jump fired"]);
    expect(sdk.control.explanation().causes[0]?.text).toContain("clock-jump");
    await sdk.bench.advance(1);
    expect(sdk.control.clock().now).toBe(before + 3_601_000);
  });
});

/** A core whose clock runs twice as fast as a wall that stands until it is told to go on. */
function runningCore() {
  const wall = new StandingWall();
  const parts = buildCore({ clock: { mode: "running", speed: 2 } }, wall, () => "ws://127.0.0.1:1");
  const { core, home: scope, clocks } = parts;
  const faults = new ClockFaults(parts);
  const command = (name: string, parameters: object) =>
    core.apply({ kind: "control", command: name, scope, parameters: { ...parameters } });
  return {
    order: (fault: string, given: object = {}): string => {
      const { faultId } = command("add-fault", { fault, ...given });
      faults.ordered(scope);
      return String(faultId);
    },
    lift: async (faultId: string) => {
      command("lift-fault", { faultId });
      await Promise.resolve();
    },
    runDueWork: () => core.runDueWork(),
    /** How far GameLift's time goes in a second of the machine's. */
    inOneSecond: (): number => {
      const before = clocks.clock.now();
      wall.pass(1_000);
      return clocks.clock.now() - before;
    },
    now: () => clocks.clock.now(),
  };
}

describe("a running clock", () => {
  test("goes as much faster as clock-drift says, until it is lifted; it never goes back", async () => {
    const { order, lift, inOneSecond, now } = runningCore();
    expect(inOneSecond()).toBe(2_000);
    const faultId = order("clock-drift", { settings: { factor: 3 } });
    expect(inOneSecond()).toBe(6_000);
    const before = now();
    await lift(faultId);
    expect(now()).toBe(before);
    expect(inOneSecond()).toBe(2_000);
  });

  test.each([1, null])(
    "drifts for so many seconds of GameLift's time, ordered with count %j",
    async (count) => {
      const { order, inOneSecond, runDueWork } = runningCore();
      order("clock-drift", { settings: { factor: 0.5 }, seconds: 2, count });
      expect(inOneSecond()).toBe(1_000);
      expect(inOneSecond()).toBe(1_000);
      runDueWork();
      await Promise.resolve();
      expect(inOneSecond()).toBe(2_000);
    },
  );

  test("drifts as the last of several orders says that is not over", async () => {
    const { order, lift, inOneSecond } = runningCore();
    const first = order("clock-drift", { settings: { factor: 3 } });
    const second = order("clock-drift", { settings: { factor: 5 } });
    expect(inOneSecond()).toBe(10_000);
    await lift(first);
    expect(inOneSecond()).toBe(10_000);
    const third = order("clock-drift", { settings: { factor: 0.5 } });
    await lift(third);
    expect(inOneSecond()).toBe(10_000);
    await lift(second);
    expect(inOneSecond()).toBe(2_000);
  });

  test("jumps although a drift was ordered to last", () => {
    const { order, now } = runningCore();
    order("clock-drift", { settings: { factor: 3 }, count: null });
    const before = now();
    order("clock-jump", { settings: { bySeconds: 60 } });
    expect(now() - before).toBe(60_000);
  });

  test.each([{ count: 2 }, { letPass: 1 }, { chance: 0.5 }])(
    "takes no order that could act in place of a later one: %j",
    (given) => {
      const { order, now } = runningCore();
      const before = now();
      expect(() => order("clock-jump", { settings: { bySeconds: 60 }, ...given })).toThrow(
        "acts once, at the moment at which it is ordered",
      );
      order("clock-drift", { settings: { factor: 3 } });
      expect(now()).toBe(before);
    },
  );

  test("jumps in one step, which no seconds end", () => {
    const { order, now } = runningCore();
    const before = now();
    expect(() => order("clock-jump", { settings: { bySeconds: 60 }, seconds: 5 })).toThrow(
      "clock-jump is over once it has acted: leave out seconds",
    );
    expect(now()).toBe(before);
  });

  test("jumps and runs on", () => {
    const { order, now, inOneSecond } = runningCore();
    const before = now();
    order("clock-jump", { settings: { bySeconds: 60 } });
    expect(now() - before).toBe(60_000);
    expect(inOneSecond()).toBe(2_000);
  });

  test("is left alone by other faults", () => {
    const { order, inOneSecond } = runningCore();
    order("no-capacity", { count: null });
    expect(inOneSecond()).toBe(2_000);
  });
});
