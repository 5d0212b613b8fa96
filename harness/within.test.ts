import { expect, test } from "vitest";
import { within } from "./within.ts";

test("an outcome in time is passed on, good or bad", async () => {
  expect(await within("it", 1_000, Promise.resolve("done"))).toBe("done");
  await expect(within("it", 1_000, Promise.reject(new Error("broken")))).rejects.toThrow("broken");
});

test("what never ends is given up by name", async () => {
  await expect(within("the story", 5, new Promise(() => {}))).rejects.toThrow(
    "the story took longer than 0.005 s",
  );
});
