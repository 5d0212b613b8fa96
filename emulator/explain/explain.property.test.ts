import fc from "fast-check";
import { expect, test } from "vitest";
import { isWaiting } from "../domain/placement.ts";
import { history } from "../testing/emulator-histories.ts";
import { playHistory } from "../testing/play-history.ts";
import { explain } from "./explain.ts";

test("whoever waits, or waited in vain, is told why, whatever has happened", () => {
  const explained = { waiting: 0, inVain: 0 };
  fc.assert(
    fc.property(history, (steps) => {
      const driver = playHistory(steps);
      const entries = driver.parts.journal.after(0);
      const looked = new Set(
        entries.flatMap(({ what, subjectId }) => (what === "not placed" ? [subjectId] : [])),
      );
      for (const placement of driver.tables.placements.all()) {
        const { placementId, status } = placement;
        // Before the first look at its queue, and while its game session starts, nothing is in its way.
        const isStuck = isWaiting(placement) && looked.has(placementId);
        if (!isStuck && status !== "TIMED_OUT") continue;
        if (isStuck) explained.waiting += 1;
        else explained.inVain += 1;
        const { causes, text } = explain(entries, placementId);
        expect(causes[0]?.rank, text).toBe("root");
      }
    }),
    { numRuns: 200 },
  );
  expect(explained.waiting).toBeGreaterThan(50);
  expect(explained.inVain).toBeGreaterThan(20);
}, 60_000);

test("any part of any journal can be asked about anything in it, and each cause stands in it", () => {
  fc.assert(
    fc.property(history, fc.double({ min: 0, max: 1, noNaN: true }), (steps, cut) => {
      const all = playHistory(steps).parts.journal.after(0);
      const entries = all.slice(Math.floor(all.length * cut));
      const ids = new Set(entries.flatMap(({ subjectId }) => subjectId ?? []));
      for (const id of [undefined, "nobody", ...[...ids].slice(0, 40)]) {
        const { causes, text } = explain(entries, id);
        expect(text).not.toMatch(/undefined|\[object|NaN/);
        for (const { sequence, times } of causes) {
          expect(entries.some((entry) => entry.sequence === sequence)).toBe(true);
          expect(times).toBeGreaterThan(0);
        }
      }
    }),
    { numRuns: 50 },
  );
}, 60_000);
