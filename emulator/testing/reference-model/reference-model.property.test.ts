import fc from "fast-check";
import { expect, test } from "vitest";
import { disagreements } from "./both-agree.ts";
import { describeHappening, type ModelHappening, modelHistory } from "./model-happenings.ts";
import { BothWorlds } from "./play-both.ts";

/** More by the environment: `REFERENCE_HISTORIES=50000`. */
const histories = Number(process.env.REFERENCE_HISTORIES ?? "2000");
const limitMs = Math.max(60_000, histories * 30);

/** Undefined when both agree to the end; else where they part. */
function firstDisagreement(history: readonly ModelHappening[], see: (worlds: BothWorlds) => void) {
  const worlds = new BothWorlds();
  try {
    for (const [index, happening] of history.entries()) {
      const lines = () =>
        history
          .slice(0, index + 1)
          .map(describeHappening)
          .join("\n  ");
      try {
        worlds.live(happening);
      } catch (error) {
        return `after\n  ${lines()}\n${error instanceof Error ? error.message : error}`;
      }
      const found = disagreements(worlds);
      worlds.walk.lookOn();
      if (found.length > 0) return `after\n  ${lines()}\n${found.join("\n")}`;
    }
    see(worlds);
    return undefined;
  } finally {
    worlds.twin.driver.parts.core.close();
  }
}

test(
  "whatever happens, the emulator does what the reference model does",
  () => {
    const seen = new Map<string, number>();
    const see = ({ model }: BothWorlds) => {
      const retried = model.placements.filter(({ attempts }) => attempts.length > 1).map(() => "retried");
      const seats = model.seats.map(({ status }) => `seat ${status}`);
      for (const what of [...model.placements.map(({ status }) => status), ...retried, ...seats])
        seen.set(what, (seen.get(what) ?? 0) + 1);
    };
    fc.assert(
      fc.property(modelHistory, (history) => {
        const problem = firstDisagreement(history, see);
        if (problem !== undefined) throw new Error(problem);
      }),
      { numRuns: histories },
    );
    // A test whose histories never come to these ends would prove nothing about them.
    for (const what of [
      "FULFILLED",
      "TIMED_OUT",
      "FAILED",
      "CANCELLED",
      "retried",
      "seat TIMEDOUT",
      "seat COMPLETED",
    ])
      expect(seen.get(what) ?? 0, what).toBeGreaterThan(0);
  },
  limitMs,
);
