import fc from "fast-check";
import { expect, test } from "vitest";
import type { BothWorlds } from "./both-worlds.ts";
import { describeDisagreement, firstDisagreement, shortest } from "./first-disagreement.ts";
import { modelHistory } from "./model-histories.ts";
import { countOn } from "./model-instances.ts";

/** More by the environment: `REFERENCE_HISTORIES=50000`. */
const histories = Number(process.env.REFERENCE_HISTORIES ?? "5000");
/** A history takes three milliseconds on a quiet machine. */
const limitMs = Math.max(60_000, histories * 60);

/** What histories have to come to: a test that never does would prove nothing about it. */
const ends = [
  ...["FULFILLED", "TIMED_OUT", "FAILED", "CANCELLED", "tried again", "override over", "FORCE_TERMINATED"],
  ...["game session forgotten", "seat forgotten", "instance ended with a game session"],
  ...["seat ACTIVE", "seat TIMEDOUT", "seat COMPLETED", "process told to end", "process ended"],
];

test(
  "whatever happens, the emulator does what the reference model does",
  () => {
    const seen = new Set<string>();
    const see = ({ model }: BothWorlds): undefined => {
      for (const { status, attempts, isOverrideOver } of model.placements) {
        seen.add(status);
        if (attempts.length > 1) seen.add("tried again");
        if (isOverrideOver) seen.add("override over");
      }
      for (const { status, isForgotten } of model.seats)
        seen.add(`seat ${isForgotten ? "forgotten" : status}`);
      if (model.forgotten.length > 0) seen.add("game session forgotten");
      if (model.endingInstances.some((instance) => countOn(model, instance) > 0))
        seen.add("instance ended with a game session");
      for (const { state } of model.processes) seen.add(`process ${state}`);
      for (const { reason } of model.gameSessions) seen.add(reason ?? "");
    };
    const isTrue = fc.property(modelHistory, (history) => firstDisagreement(history, see) === undefined);
    const { failed, counterexample, seed } = fc.check(isTrue, { numRuns: histories });
    const found = failed && counterexample !== null ? firstDisagreement(counterexample[0]) : undefined;
    if (failed)
      throw new Error(
        `seed ${seed}: ${found === undefined ? "it is not the same twice" : describeDisagreement(shortest(found))}`,
      );
    for (const end of ends) expect(seen, `a history that comes to: ${end}`).toContain(end);
  },
  limitMs,
);
