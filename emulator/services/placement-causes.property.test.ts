import fc from "fast-check";
import { expect, test } from "vitest";
import { ApiError } from "../domain/api-error.ts";
import { happen, happening, queueNames, setUpWorld } from "../testing/placement-histories.ts";
import { TestCore } from "../testing/test-core.ts";
import { lookAtQueue } from "./placement-rounds.ts";
import { heartbeat } from "./processes.ts";

/** What a caller did at the wrong moment is refused, which belongs to a history; anything else is a mistake of ours. */
function unlessRefused(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
}

test("looking at every queue every second changes nothing: each cause for which a placement can go on is known", () => {
  const seen = { histories: 0, placed: 0, retried: 0, waited: 0 };
  const lookAtAll = (core: TestCore, after: string) => {
    // What was last told of a wait is words: no placement's fate depends on it, and processes change it without a cause.
    const changes = core
      .apply((turn) => {
        for (const name of queueNames) lookAtQueue(turn, core.scope, name);
      })
      .filter(({ table }) => table !== "queueWaits");
    expect(changes, `a look after '${after}' found something to do`).toEqual([]);
  };
  fc.assert(
    fc.property(fc.array(happening, { minLength: 20, maxLength: 60, size: "max" }), (history) => {
      const core = new TestCore();
      try {
        core.run((turn) => setUpWorld(turn, core.scope));
        for (const [number, given] of history.entries()) {
          unlessRefused(() => core.run((turn) => happen(turn, core.scope, given, number)));
          // A process is placeable from its first heartbeat on, which is an input of its own.
          if (given.what === "process") {
            core.run((turn) => {
              const process = core.tables.serverProcesses.get(`process-${number}`);
              if (process !== undefined) heartbeat(turn, core.scope, process, true);
            });
          }
          lookAtAll(core, given.what);
          for (let second = 0; given.what === "pass" && second < given.seconds; second += 1) {
            core.advance(1);
            lookAtAll(core, "a second");
          }
        }
        const placements = core.tables.placements.all();
        seen.histories += 1;
        seen.placed += placements.filter(({ attemptCount }) => attemptCount > 0).length;
        seen.retried += placements.filter(({ attemptCount }) => attemptCount > 1).length;
        seen.waited += placements.filter(({ status }) => status === "TIMED_OUT").length;
      } finally {
        core.close();
      }
    }),
    { numRuns: 800 },
  );
  // A property over histories in which nothing happens would prove nothing.
  expect(seen.placed).toBeGreaterThan(seen.histories);
  expect(seen.retried).toBeGreaterThan(100);
  expect(seen.waited).toBeGreaterThan(100);
}, 60_000);
