import { expect, test } from "vitest";
import { allSettledOf, orClose, thenClose } from "./failure-first.ts";

const failure = new Error("ada was never seated");
const hangs = new Error("the broker could not be closed");
const rejected = (error: Error) => () => Promise.reject(error);
const caught = (work: Promise<unknown>) => work.catch((error: unknown) => error);

test("a failing close stands behind the failure that came first", async () => {
  for (const after of [thenClose, orClose]) {
    const error = await caught(after(rejected(failure), rejected(hangs)));
    expect(error).toBeInstanceOf(AggregateError);
    expect(error).toMatchObject({
      message: "ada was never seated\nBeside that: the broker could not be closed",
      errors: [failure, hangs],
      cause: failure,
    });
  }
});

test("a failure alone is thrown as it is", async () => {
  for (const after of [thenClose, orClose]) {
    expect(await caught(after(rejected(failure), async () => {}))).toBe(failure);
  }
});

test("after good work a failing close is the failure; what is kept open is not closed", async () => {
  expect(await caught(thenClose(async () => "told", rejected(hangs)))).toBe(hangs);
  expect(await orClose(async () => "built", rejected(hangs))).toBe("built");
});

test("nothing comes into being after a failure was told", async () => {
  const emulator = Promise.withResolvers<string>();
  const made: string[] = [];
  const both = caught(
    allSettledOf(
      emulator.promise.then((name) => made.push(name)),
      Promise.reject(failure),
    ).catch((error: unknown) => {
      expect(made).toEqual(["emulator"]);
      throw error;
    }),
  );
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  emulator.resolve("emulator");
  expect(await both).toBe(failure);
});

test("of two failures the earlier one is told first", async () => {
  const slow = Promise.withResolvers<void>();
  const both = caught(allSettledOf(slow.promise, Promise.reject(failure)));
  slow.reject(hangs);
  expect(await both).toMatchObject({ errors: [failure, hangs] });
  expect(await allSettledOf(Promise.resolve(1), Promise.resolve("two"))).toEqual([1, "two"]);
});
