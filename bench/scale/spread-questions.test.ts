import { expect, test } from "vitest";
import { spreadQuestions } from "./spread-questions.ts";

const ids = Array.from({ length: 1_000 }, (_, i) => `game-session-${i}`);
const askedFor = (bytes: Buffer): string => {
  const body = bytes.toString("utf8", bytes.indexOf("\r\n\r\n") + 4);
  return (JSON.parse(body) as { readonly GameSessionId: string }).GameSessionId;
};

test("each id is asked for once before one is asked for again, and none beside its neighbour", () => {
  const next = spreadQuestions(1, ids, 250);
  const asked = Array.from({ length: 4 }, next).flatMap((questions) =>
    questions.map(({ bytes }) => askedFor(bytes)),
  );
  expect(new Set(asked)).toEqual(new Set(ids));
  expect(asked).toHaveLength(ids.length);
  const places = asked.map((id) => ids.indexOf(id));
  const distances = places.slice(1).map((place, i) => Math.abs(place - (places[i] ?? 0)));
  expect(Math.min(...distances)).toBeGreaterThan(50);
  expect(next().map(({ bytes }) => askedFor(bytes))).toEqual(asked.slice(0, 250));
});

test("an answer is expected to name the game session that was asked for", () => {
  for (const { bytes, expected } of spreadQuestions(1, ids, 3)())
    expect(expected.toString()).toBe(`"GameSessionId":"${askedFor(bytes)}"`);
});
