import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Instance, instancesToEnd, withInstanceStatus } from "./instance.ts";
import { instant } from "./instant.ts";

const instance = (sequence: number, given: Partial<Instance> = {}): Instance => ({
  instanceId: `i-${sequence}`,
  fleetId: "fleet-1",
  location: "us-east-1",
  sequence,
  status: "ACTIVE",
  filledBy: "hosts",
  hasStarted: true,
  slotCount: 2,
  takenSlotCount: 0,
  gameSessionCount: 0,
  createdAt: instant(0),
  ...given,
});
const isNever = () => false;
const ids = (instances: readonly Instance[]) => instances.map(({ instanceId }) => instanceId);

describe("which instances go", () => {
  test("those without game sessions first: not ready, then the newest, then the one set aside", () => {
    const serving = [
      instance(1, { gameSessionCount: 2 }),
      instance(2, { filledBy: "owner", status: "PENDING" }),
      instance(3),
      instance(4, { status: "PENDING" }),
      instance(5),
      instance(6, { gameSessionCount: 1 }),
    ];
    expect(ids(instancesToEnd(serving, 6, isNever))).toEqual(["i-4", "i-5", "i-3", "i-2", "i-6", "i-1"]);
  });

  test("never a protected one, never more than there are too many, and as many as can be", () => {
    const serving = fc.array(fc.record({ gameSessionCount: fc.nat(2), isProtected: fc.boolean() }));
    fc.assert(
      fc.property(serving, fc.integer({ min: -2, max: 20 }), (given, surplus) => {
        const all = given.map(({ gameSessionCount }, index) => instance(index, { gameSessionCount }));
        const isProtected = ({ sequence, gameSessionCount }: Instance) =>
          gameSessionCount > 0 && given[sequence]?.isProtected === true;
        const ended = instancesToEnd(all, surplus, isProtected);
        expect(ended.filter(isProtected)).toEqual([]);
        expect(new Set(ended).size).toBe(ended.length);
        const mayEnd = all.filter((one) => !isProtected(one)).length;
        expect(ended.length).toBe(Math.max(0, Math.min(surplus, mayEnd)));
        const spared = all.filter((one) => !ended.includes(one) && !isProtected(one));
        const busiest = Math.max(-1, ...ended.map((one) => one.gameSessionCount));
        for (const { gameSessionCount } of spared) expect(gameSessionCount).toBeGreaterThanOrEqual(busiest);
      }),
    );
  });
});

test("an instance that is shut down serves no more", () => {
  const ended = withInstanceStatus(instance(1), "TERMINATING");
  expect(() => withInstanceStatus(ended, "ACTIVE")).toThrow("TERMINATING");
});
