import fc from "fast-check";
import { expect, test } from "vitest";
import { brokenTruths } from "./invariants/broken-truths.ts";
import { WorldWatch } from "./invariants/world-watch.ts";
import { canonicalJournal } from "./runtime/canonical-journal.ts";
import type { Input } from "./runtime/input.ts";
import { stateHash } from "./store/hash.ts";
import { CoreDriver } from "./testing/core-driver.ts";
import { history } from "./testing/emulator-histories.ts";
import { happen, playHistory } from "./testing/play-history.ts";

const journalOf = (driver: CoreDriver) => canonicalJournal(driver.parts.journal.after(0));

/** How many events of each placement have entered the outbox. */
function countEvents(driver: CoreDriver): ReadonlyMap<string, number> {
  const events = new Map<string, number>();
  driver.parts.core.onCommit(({ changes }) => {
    for (const { table, before, after } of changes) {
      if (table !== "outgoingEvents" || before !== undefined) continue;
      const { placementId } = after as { readonly placementId: string };
      events.set(placementId, (events.get(placementId) ?? 0) + 1);
    }
  });
  return events;
}

test("whatever happens, in whatever order, every truth holds after each step", () => {
  const seen = new Map<string, number>();
  const see = (what: string, count = 1) => seen.set(what, (seen.get(what) ?? 0) + count);
  fc.assert(
    fc.property(history, (steps) => {
      const driver = new CoreDriver("history");
      const { store, clocks, journal } = driver.parts;
      const events = countEvents(driver);
      const watch = new WorldWatch(driver.parts);
      playHistory(
        steps,
        (_driver, step) => {
          const { tables } = driver;
          expect(brokenTruths(watch.look()), `after ${JSON.stringify(step)}`).toEqual([]);
          for (const { placementId, status, queueName } of tables.placements.all()) {
            const expected = status === "PENDING" || queueName === "silent" ? 0 : 1;
            expect(events.get(placementId) ?? 0, `events of ${placementId}, which is ${status}`).toBe(
              expected,
            );
          }
          const overdue = store.timers.all().filter((timer) => timer.dueAt <= clocks[timer.base].now());
          if (step.isSettled) expect(overdue).toEqual([]);
        },
        driver,
      );
      expect(brokenTruths(watch.look())).toEqual([]);
      expect(brokenTruths(new WorldWatch(driver.parts).look()), "of the whole history").toEqual([]);
      const entries = journal.after(0);
      see("histories");
      const noted = (name: string) => entries.filter(({ what }) => what === name).length;
      see("instances gone", noted("instance gone"));
      see("interrupted", noted("fleet event INSTANCE_INTERRUPTED"));
      see("killed", noted("process killed"));
      see("exited badly", noted("fleet event SERVER_PROCESS_TERMINATED_UNHEALTHY"));
      see("faults fired", entries.filter(({ kind }) => kind === "fault").length);
      see("refused", entries.filter(({ kind }) => kind === "refusal").length);
      for (const { status, attemptCount } of driver.tables.placements.all()) {
        see(status);
        if (attemptCount > 1) see("retried");
      }
    }),
    { numRuns: 1_000 },
  );
  // Histories in which nothing happens would prove nothing.
  const least = {
    histories: 1_000,
    refused: 5_000,
    "instances gone": 500,
    interrupted: 100,
    killed: 50,
    "exited badly": 50,
    "faults fired": 100,
    PENDING: 500,
    FULFILLED: 500,
    TIMED_OUT: 150,
  };
  for (const [what, count] of Object.entries({ ...least, FAILED: 50, CANCELLED: 25, retried: 30 }))
    expect(seen.get(what) ?? 0, what).toBeGreaterThanOrEqual(count);
}, 300_000);

test("what is refused, and what only reads, leaves everything as it was", () => {
  let refusals = 0;
  fc.assert(
    fc.property(history, (steps) => {
      const driver = new CoreDriver("history");
      const { core, store, journal } = driver.parts;
      driver.setUp();
      for (const { happening, isSettled } of steps) {
        const before = stateHash(store);
        const from = journal.lastSequence;
        happen(driver, happening);
        const entries = journal.after(from);
        const inputs = entries.filter(({ kind }) => kind === "input").length;
        const refused = entries.filter(({ kind }) => kind === "refusal").length;
        refusals += refused;
        if (refused === inputs || happening.what === "read" || happening.what === "nonsense")
          expect(stateHash(store), `after ${JSON.stringify(happening)}`).toBe(before);
        if (isSettled) driver.settle();
      }
      core.close();
    }),
    { numRuns: 100 },
  );
  expect(refusals).toBeGreaterThan(500);
}, 300_000);

test("the inputs that a journal holds, given again in their order, do the same", () => {
  fc.assert(
    fc.property(history, (steps) => {
      const first = playHistory(steps);
      const again = new CoreDriver("history");
      for (const { kind, details } of first.parts.journal.after(0)) {
        if (kind === "input") again.apply(details as unknown as Input);
      }
      again.parts.core.close();
      expect(stateHash(again.parts.store)).toBe(stateHash(first.parts.store));
      expect(journalOf(again)).toEqual(journalOf(first));
    }),
    { numRuns: 100 },
  );
}, 300_000);

test("the same history does the same every time, and with another seed something else", () => {
  fc.assert(
    fc.property(history, (steps) => {
      const [first, same, other] = ["history", "history", "another"].map((seed) =>
        journalOf(playHistory(steps, undefined, new CoreDriver(seed))),
      );
      expect(same).toEqual(first);
      expect(other).not.toEqual(first);
    }),
    { numRuns: 100 },
  );
}, 300_000);
