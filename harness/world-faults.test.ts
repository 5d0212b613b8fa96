import { CreateAliasCommand, type GameLiftClient } from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startEmulator } from "../emulator/index.ts";
import { type Bench, benchOf } from "./bench.ts";
import { WorldClock } from "./clock.ts";
import { eventually } from "./eventually.ts";
import { gameLiftClient } from "./gamelift.ts";
import { WorldFaults } from "./world-faults.ts";

describe("a clock that waits for nothing but what faults hold", () => {
  let bench: Bench;
  let gamelift: GameLiftClient;
  let clock: WorldClock;
  let faults: WorldFaults;
  beforeEach(async () => {
    bench = benchOf(await startEmulator({ seed: "held", clock: { mode: "manual" } }));
    gamelift = gameLiftClient((await bench.addresses()).apiUrl, "us-east-1");
    clock = await WorldClock.of(
      bench,
      () => [],
      () => {},
      0,
    );
    faults = new WorldFaults(bench, clock);
  });
  afterEach(async () => {
    gamelift.destroy();
    await bench.close();
  });

  const match = { operation: "CreateAlias" };
  const created = () => {
    const RoutingStrategy = { Type: "TERMINAL" as const, Message: "closed" };
    return gamelift.send(new CreateAliasCommand({ Name: "one", RoutingStrategy })).then(
      () => "created",
      () => "failed",
    );
  };
  const isHeld = () =>
    eventually("a call is held", async () => (await bench.busy()).some((words) => words.includes("is held")));

  test.each(["slow-call", "slow-answer"])(
    "%s is waited for as long as it was ordered to last",
    async (name) => {
      // So often that also a busy machine is in time.
      await faults.order(name, { settings: { delayMs: 400 }, match, count: 100 });
      expect(clock.heldAtMostMs).toBe(40_000);
      const call = created();
      await isHeld();
      await clock.advance("1s");
      expect(await bench.busy()).toEqual([]);
      expect(await call).toBe("created");
    },
  );

  test("what was not ordered here ends the wait, and is named", async () => {
    await bench.command("add-fault", { fault: "slow-call", settings: { delayMs: 60_000 }, match });
    void created();
    await isHeld();
    await expect(clock.settle()).rejects.toThrow(
      "The world did not settle within 0 ms. Still busy: CreateAlias is held for 60000 ms before it acts, as ordered",
    );
    await faults.order("delay-push", { settings: { delayMs: 1 }, count: null });
    await expect(clock.settle()).rejects.toThrow(
      "within 0 ms, and 1 ms more for the faults that were ordered",
    );
  });

  test.each([
    ["delay-push", { settings: { delayMs: 30_000 } }, 30_000],
    ["slow-answer", { settings: { delayMs: 60_000 }, count: null }, 60_000],
    ["slow-call", { settings: { delayMs: 20 }, count: 3 }, 60],
    // Nobody waits for these: the clock goes on.
    ["hang-call", {}, 0],
    ["out-of-order", { settings: { atMostMs: 60_000 } }, 0],
    ["delay-event", { settings: { delayMs: 60_000 } }, 0],
  ])("%s ordered as %j holds the clock up for %i ms at most", async (name, wish, heldMs) => {
    await faults.order(name, wish);
    expect(clock.heldAtMostMs).toBe(heldMs);
  });
});
