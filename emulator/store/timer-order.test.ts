import fc from "fast-check";
import { expect, test } from "vitest";
import { instant } from "../domain/instant.ts";
import type { Timer, TimerPurpose } from "../domain/timer.ts";
import { Store } from "./store.ts";

const scope = { account: "000000000000", region: "us-east-1" };
/** From the first to the last of one instant. */
const purposes: readonly TimerPurpose[] = ["placement-timeout", "activation-timeout", "look-at-queue"];

const steps = fc.array(
  fc.record({
    purpose: fc.constantFrom(...purposes),
    subjectId: fc.constantFrom("a", "b", "c", "d"),
    dueAt: fc.option(fc.constantFrom(1, 2), { nil: undefined, freq: 4 }),
  }),
  { maxLength: 60 },
);

test("timers of one instant are due by their rank, then as they were set, also those set again for it", () => {
  fc.assert(
    fc.property(steps, (given) => {
      const store = new Store();
      const set = new Map<string, Timer>();
      for (const [sequence, { purpose, subjectId, dueAt }] of given.entries()) {
        const id = `${purpose}/${subjectId}`;
        const timer = { timerId: id, scope, base: "clock", purpose, subjectId, sequence } as const;
        if (dueAt === undefined) set.delete(id);
        else set.set(id, { ...timer, dueAt: instant(dueAt) });
        store.change(() => {
          if (dueAt === undefined) store.timers.delete(id);
          else store.timers.put({ ...timer, dueAt: instant(dueAt) });
        });
      }
      const rank = (timer: Timer) => purposes.indexOf(timer.purpose);
      const expected = [...set.values()].sort(
        (a, b) => a.dueAt - b.dueAt || rank(a) - rank(b) || a.sequence - b.sequence,
      );
      expect(store.timers.in("clock", "due")).toEqual(expected);
      expect(store.timers.first("clock", "due")).toEqual(expected[0]);
    }),
  );
});
