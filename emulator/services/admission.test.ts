import { describe, expect, test } from "vitest";
import { buildCore, type CoreParts } from "../build-core.ts";
import { instant } from "../domain/instant.ts";
import { rateLimitsOfCall } from "../domain/rate-limits-of-call.ts";
import type { Scope } from "../domain/scope.ts";
import { canonicalJournal } from "../runtime/canonical-journal.ts";
import type { Input } from "../runtime/input.ts";
import { stateHash } from "../store/hash.ts";
import { StandingWall } from "../testing/standing-wall.ts";

const home: Scope = { account: "000000000000", region: "us-east-1" };
const newCore = () => buildCore({ seed: "admission" }, new StandingWall(), () => "ws://127.0.0.1:1");

function isThrottled(parts: CoreParts, operation: string, parameters = {}, scope = home): boolean {
  const limits = rateLimitsOfCall(operation, parameters, {});
  return parts.core.apply({ kind: "admission", operation, scope, limits }).isThrottled;
}

function createAlias(parts: CoreParts, parameters: object): unknown {
  const call = {
    kind: "call",
    callId: "call-1",
    operation: "CreateAlias",
    scope: home,
    protocol: "json",
  } as const;
  try {
    return parts.core.apply({ ...call, parameters: { ...parameters } });
  } catch (error) {
    return error;
  }
}

const pass = ({ core, clocks }: CoreParts, seconds: number) =>
  core.apply({ kind: "clock", base: "clock", to: instant(clocks.clock.now() + seconds * 1_000) });

describe("the admission of calls", () => {
  test("keeps its tokens when the call fails and is undone", () => {
    const parts = newCore();
    for (let count = 0; count < 20; count += 1) {
      expect(isThrottled(parts, "CreateAlias")).toBe(false);
      expect(createAlias(parts, { Name: "a", RoutingStrategy: { Type: "SIMPLE" } })).toBeInstanceOf(Error);
    }
    expect(isThrottled(parts, "CreateAlias")).toBe(true);
  });

  test("changes nothing when it throttles, and tells the journal why", () => {
    const parts = newCore();
    for (let count = 0; count < 4; count += 1) isThrottled(parts, "CreateFleet");
    const hash = stateHash(parts.store);
    expect(isThrottled(parts, "CreateFleet")).toBe(true);
    expect(stateHash(parts.store)).toBe(hash);
    expect(parts.journal.after(0).at(-1)).toMatchObject({
      kind: "refusal",
      what: "CreateFleet throttled",
      details: { bucketName: "CreateFleet", burst: 4, perSecond: 1 },
    });
    expect(isThrottled(parts, "DescribeAlias"), "another operation").toBe(false);
  });

  test("counts for each account and region, and over all operations of one", () => {
    const parts = newCore();
    const limits = rateLimitsOfCall("ListAliases", {}, { account: { burst: 2, perSecond: 1 } });
    const ask = (scope: Scope) =>
      parts.core.apply({ kind: "admission", operation: "ListAliases", scope, limits }).isThrottled;
    expect([ask(home), ask(home), ask(home)]).toEqual([false, false, true]);
    expect(ask({ ...home, region: "eu-west-1" })).toBe(false);
    expect(ask({ ...home, account: "123456789012" })).toBe(false);
  });

  test("follows GameLift's time", () => {
    const parts = newCore();
    const asked = () => Array.from({ length: 5 }, () => isThrottled(parts, "CreateFleet"));
    expect(asked()).toEqual([false, false, false, false, true]);
    pass(parts, 2);
    expect(asked()).toEqual([false, false, true, true, true]);
  });

  test("remembers no bucket for longer than it takes to fill", () => {
    const parts = newCore();
    for (let count = 0; count < 60; count += 1)
      isThrottled(parts, "DescribeGameSessionPlacement", { PlacementId: `placement-${count}` });
    const { rateBuckets } = parts.store.of(home);
    expect(rateBuckets.size).toBe(62);
    pass(parts, 10);
    for (let count = 0; count < 60; count += 1)
      isThrottled(parts, "DescribeGameSessionPlacement", { PlacementId: "p" });
    expect(
      rateBuckets
        .all()
        .map(({ bucketName }) => bucketName)
        .sort(),
    ).toEqual(["DescribeGameSessionPlacement", "DescribeGameSessionPlacement/PlacementId/p", "account"]);
  });

  test("is decided again in the same way by its inputs alone", () => {
    const parts = newCore();
    for (let second = 0; second < 5; second += 1) {
      for (let count = 0; count < 3; count += 1) {
        if (!isThrottled(parts, "CreateFleet")) createAlias(parts, {});
      }
      pass(parts, 1);
    }
    const again = newCore();
    for (const { kind, details } of parts.journal.after(0)) {
      if (kind !== "input") continue;
      try {
        again.core.apply<never>(details as unknown as Input as never);
      } catch {
        // A call that failed fails again; the journals tell.
      }
    }
    expect(canonicalJournal(again.journal.after(0))).toEqual(canonicalJournal(parts.journal.after(0)));
    expect(stateHash(again.store)).toBe(stateHash(parts.store));
    expect(
      parts.journal.after(0).filter(({ what }) => what === "CreateFleet throttled").length,
    ).toBeGreaterThan(3);
  });
});
