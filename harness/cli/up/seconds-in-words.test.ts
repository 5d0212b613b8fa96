import { expect, test } from "vitest";
import { secondsInWords } from "./seconds-in-words.ts";

test.each([
  [10_800, "3 hours"],
  [3600, "1 hour"],
  [900, "15 minutes"],
  [60, "1 minute"],
  [90, "90 seconds"],
  [1, "1 second"],
  [0.5, "0.5 seconds"],
  [0, "0 seconds"],
])("%d s are %s", (seconds, words) => {
  expect(secondsInWords(seconds)).toBe(words);
});
