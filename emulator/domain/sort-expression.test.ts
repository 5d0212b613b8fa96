import fc from "fast-check";
import { expect, test } from "vitest";
import { testGameSession } from "../testing/test-game-session.ts";
import { comparePositions, parseSortExpression, positionIn } from "./sort-expression.ts";

const gameSession = (sequence: number, name: string | undefined) =>
  testGameSession(sequence, name === undefined ? {} : { name });

test("operand and direction may stand apart, and the direction in any case", () => {
  expect(parseSortExpression("  playerSessionCount   desc ")).toMatchObject({
    operand: { name: "playerSessionCount" },
    direction: "DESC",
  });
  expect(parseSortExpression("gameSessionProperties.game mode ASC")).toMatchObject({
    operand: { propertyKey: "game mode" },
    direction: "ASC",
  });
});

test.each([
  "",
  "ASC",
  "playerSessionCount",
  "playerSessionCount ASC DESC",
  "constructor ASC",
  "gameSessionProperties. ASC",
  "gameSessionProperties.mode ASC, gameSessionName DESC",
])("'%s' is refused", (expression) => {
  expect(() => parseSortExpression(expression)).toThrow(
    expect.objectContaining({ name: "InvalidRequestException" }),
  );
});

test("any order is total: of two game sessions exactly one goes first, and what has no name goes last", () => {
  const order = fc.constantFrom("gameSessionName ASC", "gameSessionName DESC").map(parseSortExpression);
  const named = fc.option(fc.string({ unit: "grapheme-composite", maxLength: 200 }), { nil: undefined });
  fc.assert(
    fc.property(order, named, named, (given, first, second) => {
      const [a, b] = [positionIn(given, gameSession(1, first)), positionIn(given, gameSession(2, second))];
      const comparison = comparePositions(given, a, b);
      expect(comparison).not.toBe(0);
      expect(Math.sign(comparePositions(given, b, a))).toBe(-Math.sign(comparison));
      if (first !== undefined && second === undefined) expect(comparison).toBeLessThan(0);
      if (first === undefined && second === undefined) expect(comparison).toBeLessThan(0);
    }),
  );
});

test("names that differ after 128 characters stand in the order of creation, and no character is torn apart", () => {
  const order = parseSortExpression("gameSessionName ASC");
  const long = "😀".repeat(128);
  const [a, b] = [
    positionIn(order, gameSession(1, `${long}b`)),
    positionIn(order, gameSession(2, `${long}a`)),
  ];
  expect(comparePositions(order, a, b)).toBeLessThan(0);
  expect(a[1]).toBe(long);
});
