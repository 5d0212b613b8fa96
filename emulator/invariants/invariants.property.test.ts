import fc from "fast-check";
import { expect, test } from "vitest";
import { CoreDriver } from "../testing/core-driver.ts";
import { history } from "../testing/emulator-histories.ts";
import { playHistory } from "../testing/play-history.ts";
import { brokenTruths } from "./broken-truths.ts";
import { WorldWatch } from "./world-watch.ts";

test("whatever happens, in whatever order, every truth holds after each step and at the end", () => {
  fc.assert(
    fc.property(history, (steps) => {
      const driver = new CoreDriver("history");
      const { store, journal, clocks } = driver.parts;
      const watch = new WorldWatch({ store, journal, clocks });
      playHistory(
        steps,
        (_driver, step) => {
          expect(brokenTruths(watch.look()), `after ${JSON.stringify(step)}`).toEqual([]);
        },
        driver,
      );
      expect(brokenTruths(watch.look())).toEqual([]);
      expect(brokenTruths(new WorldWatch({ store, journal, clocks }).look())).toEqual([]);
    }),
    { numRuns: 300 },
  );
}, 300_000);
