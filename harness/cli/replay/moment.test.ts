import { expect, test } from "vitest";
import { momentIn } from "./moment.ts";

const startAt = Date.UTC(2026, 0, 1);

test.each([
  ["end", { kind: "end" }],
  ["40", { kind: "sequence", sequence: 40 }],
  ["+30s", { kind: "instant", at: startAt + 30_000 }],
  ["+1.5h", { kind: "instant", at: startAt + 5_400_000 }],
  ["2026-01-01T00:00:30Z", { kind: "instant", at: startAt + 30_000 }],
  ["2026-01-01 00:00:30", { kind: "instant", at: startAt + 30_000 }],
  ["2026-01-01T01:00:30+01:00", { kind: "instant", at: startAt + 30_000 }],
  ["2026-01-01", { kind: "instant", at: startAt }],
  [" match-1  FULFILLED ", { kind: "words", words: ["match-1", "fulfilled"] }],
])("%s", (text, moment) => {
  expect(momentIn(text, startAt)).toEqual(moment);
});

test.each(["", "+30", "+30 years", "2026-13-01T00:00:00Z"])("%j is refused", (text) => {
  if (text === "+30") expect(() => momentIn(text, startAt)).toThrow("is not a duration");
  else expect(() => momentIn(text, startAt)).toThrow(RangeError);
});
