import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeDisagreement, firstDisagreement, shortest } from "./first-disagreement.ts";
import { modelHistory } from "./model-histories.ts";
import { comesTo, ends } from "./what-histories-come-to.ts";

/** More by the environment: `REFERENCE_HISTORIES=50000`. */
const histories = Number(process.env.REFERENCE_HISTORIES ?? "5000");
/**
 * One test takes so many: all in one took minutes, and failed by Vitest's limit alone, wherever a machine had ten times
 * as much to do as it has processors.
 */
const HISTORIES_IN_A_TEST = 250;
const tests = Array.from({ length: Math.ceil(histories / HISTORIES_IN_A_TEST) }, (_, index) => index + 1);
/** In the time of the processor, which nobody else's work can lengthen. A history takes four on a quiet machine. */
const LIMIT_MS_OF_A_HISTORY = 60;

describe(`in ${tests.length} times ${HISTORIES_IN_A_TEST} random histories`, () => {
  const seen = new Set<string>();
  const isTrue = fc.property(modelHistory, (history) => {
    const disagreement = firstDisagreement(history, ({ model }) => {
      for (const end of comesTo(model)) seen.add(end);
    });
    return disagreement === undefined;
  });

  test.each(tests)("whatever happens, the emulator does what the reference model does, %i", () => {
    const before = process.cpuUsage();
    const { failed, counterexample, seed } = fc.check(isTrue, { numRuns: HISTORIES_IN_A_TEST });
    const found = failed && counterexample !== null ? firstDisagreement(counterexample[0]) : undefined;
    if (failed)
      throw new Error(
        `seed ${seed}: ${found === undefined ? "it is not the same twice" : describeDisagreement(shortest(found))}`,
      );
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000 / HISTORIES_IN_A_TEST).toBeLessThan(LIMIT_MS_OF_A_HISTORY);
  });

  test.each(ends)("one of them comes to: %s", (end) => {
    expect([...seen]).toContain(end);
  });
});
