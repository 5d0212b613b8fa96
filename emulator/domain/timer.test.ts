import { expect, test } from "vitest";
import { isOfRecurringTimer, timerId } from "./timer.ts";

const scope = { account: "000000000000", region: "us-east-1" };

test("only the timers that are set for at once recur, whatever their subjects are called", () => {
  expect(isOfRecurringTimer(timerId(scope, "look-at-queue", "queue"))).toBe(true);
  expect(isOfRecurringTimer(timerId(scope, "fit-capacity", "fleet-1/us-east-1"))).toBe(true);
  expect(isOfRecurringTimer(timerId(scope, "placement-timeout", "look-at-queue/"))).toBe(false);
});
