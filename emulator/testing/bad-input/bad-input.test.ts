import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operations } from "../../operations/table.ts";
import { operationNames } from "../../wire/service-model.ts";
import { startTestFront, type TestFront } from "../../wire/test-front.ts";
import { wireProtocols } from "../test-emulator.ts";
import { type LimitCase, limitCases } from "./limit-cases.ts";
import { type PopulatedEmulator, populatedEmulator } from "./populated-emulator.ts";
import { type RawAnswer, type RawCaller, rawCaller } from "./raw-caller.ts";
import { typeCases } from "./type-cases.ts";

/** Wall milliseconds in which any answer has to come. */
const LONGEST_ANSWER_MS = 1_000;

const cases = new Map(
  operationNames.map((name) => [name, { ...limitCases(name), wrongTypes: typeCases(name) }] as const),
);
const casesOf = (operation: string) => {
  const found = cases.get(operation);
  if (found === undefined) throw new Error(`no cases were made for ${operation}`);
  return found;
};
const total = (kind: "broken" | "atBound" | "wrongTypes") =>
  operationNames.reduce((sum, name) => sum + casesOf(name)[kind].length, 0);

/** Each operation with the number of its cases of one kind, for the names of tests. */
const counted = (kind: "broken" | "atBound" | "wrongTypes", names: readonly string[] = operationNames) =>
  names.map((name) => [name, casesOf(name)[kind].length] as const).filter(([, count]) => count > 0);

const refusedNames = operationNames.filter((name) => !operations.has(name));

function expectPromptError(answer: RawAnswer, errorName: string, what: string): void {
  expect([answer.status, answer.errorName], `${what}: ${answer.message}`).toEqual([400, errorName]);
  expect(answer.tookMs, what).toBeLessThan(LONGEST_ANSWER_MS);
}

describe.each(wireProtocols)("bad input over %s", (protocol) => {
  let populated: PopulatedEmulator;
  let caller: RawCaller;
  let hash: string;

  beforeAll(async () => {
    populated = await populatedEmulator({ strictPlayerData: true });
    const { emulator } = populated.bench;
    caller = rawCaller(emulator.addresses.apiUrl, protocol);
    hash = emulator.control.stateHash();
  });
  afterAll(async () => {
    caller.close();
    await populated.bench.close();
  });

  const stateHash = () => populated.bench.emulator.control.stateHash();

  describe(`${total("broken")} inputs that break a limit change nothing`, () => {
    test.each(counted("broken"))("%s: %d", async (operation) => {
      for (const { what, input, violation } of casesOf(operation).broken) {
        const answer = await caller.call(operation, input);
        expectPromptError(answer, "InvalidRequestException", what);
        if (operations.has(operation)) expectViolation(answer, violation, what);
        else expect(answer.headers["x-emulator-unsupported"], what).toBe("true");
        expect(stateHash(), what).toBe(hash);
      }
    });
  });

  describe(`${total("wrongTypes")} inputs with a value of a wrong type change nothing`, () => {
    test.each(counted("wrongTypes"))("%s: %d", async (operation) => {
      for (const { what, input, typePath } of casesOf(operation).wrongTypes) {
        const answer = await caller.call(operation, input);
        expectPromptError(answer, "SerializationException", what);
        expect(answer.message, what).toContain(`${typePath} must be `);
        expect(stateHash(), what).toBe(hash);
      }
    });
  });

  // Last, and on the same emulator: what is allowed may well change something.
  describe(`${total("atBound")} inputs at a limit are not refused for it`, () => {
    test.each(counted("atBound"))("%s: %d", async (operation) => {
      for (const { what, input, violation } of casesOf(operation).atBound) {
        const answer = await caller.call(operation, input);
        expect(answer.status, `${what}: ${answer.message}`).toBeLessThan(500);
        expect(answer.errorName, `${what}: ${answer.message}`).not.toBe("SerializationException");
        expect(answer.message, what).not.toMatch(violation);
        expect(answer.tookMs, what).toBeLessThan(LONGEST_ANSWER_MS);
      }
    });
  });
});

describe.each(wireProtocols)(
  "the limits of operations that are not imitated, in the wire alone, over %s",
  (protocol) => {
    let front: TestFront;
    let caller: RawCaller;

    beforeAll(async () => {
      front = await startTestFront();
      caller = rawCaller(front.endpoint, protocol);
    });
    afterAll(async () => {
      caller.close();
      await front.close();
    });

    test.each(counted("broken", refusedNames))("%s: %d are broken", async (operation) => {
      for (const { what, input, violation } of casesOf(operation).broken) {
        const answer = await caller.call(operation, input);
        expectPromptError(answer, "InvalidRequestException", what);
        expectViolation(answer, violation, what);
      }
    });

    test.each(counted("atBound", refusedNames))("%s: %d are kept", async (operation) => {
      for (const { what, input, violation } of casesOf(operation).atBound) {
        const { message } = await caller.call(operation, input);
        expect(message, what).not.toMatch(violation);
      }
    });
  },
);

function expectViolation(answer: RawAnswer, violation: LimitCase["violation"], what: string): void {
  expect(answer.message, what).toMatch(/^\d+ validation errors? detected: /);
  expect(answer.message, what).toMatch(violation);
}
