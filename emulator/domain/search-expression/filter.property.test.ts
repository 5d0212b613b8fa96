/** Any filter, however it is written, means what its parts mean; and its matches are where the indexes look for them. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { testGameSession } from "../../testing/test-game-session.ts";
import type { GameSession } from "../game-session.ts";
import { candidatesOf, demandedFreeSeats, demandedRange, type ValueRange } from "./candidates.ts";
import { searchOperand } from "./operand.ts";
import { parseFilter } from "./parse-filter.ts";
import { predicateOf } from "./predicate.ts";

/** What a filter means, told without anything that reads or plans it. */
type Meaning = (gameSession: GameSession) => boolean;
interface Written {
  readonly text: string;
  readonly means: Meaning;
}

const LONG = "x".repeat(128);
const names = ["ada", "it's", `${LONG}a`, `${LONG}b`];
const counts = [0, 1, 2, 3];
const gameSession = fc
  .record({
    sequence: fc.integer({ min: 1, max: 9 }),
    name: fc.option(fc.constantFrom(...names), { nil: undefined }),
    currentPlayerSessionCount: fc.constantFrom(...counts),
    maximumPlayerSessionCount: fc.constantFrom(...counts),
    mode: fc.option(fc.constantFrom("duel", "team"), { nil: undefined }),
  })
  .map(({ sequence, name, mode, ...counted }) =>
    testGameSession(sequence, {
      ...counted,
      ...(name === undefined ? {} : { name }),
      gameProperties: mode === undefined ? [] : [{ key: "mode", value: mode }],
    }),
  );

const space = fc.constantFrom(" ", "  ", "\t");
const anyCase = (word: string) =>
  fc.constantFrom(word, word.toLowerCase(), `${word[0]}${word.slice(1).toLowerCase()}`);
const quoted = (value: string, quote: string) =>
  quote + value.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`) + quote;

const numberCondition = fc
  .record({
    operand: fc.constantFrom("playerSessionCount" as const, "maximumSessions" as const),
    comparison: fc.constantFrom("=", "<>", "<", ">", "<=", ">="),
    value: fc.constantFrom(-1, ...counts, 4),
  })
  .map(({ operand, comparison, value }): Written => {
    const own = (one: GameSession) =>
      operand === "maximumSessions" ? one.maximumPlayerSessionCount : one.currentPlayerSessionCount;
    const means: { readonly [comparison: string]: Meaning } = {
      "=": (one) => own(one) === value,
      "<>": (one) => own(one) !== value,
      "<": (one) => own(one) < value,
      ">": (one) => own(one) > value,
      "<=": (one) => own(one) <= value,
      ">=": (one) => own(one) >= value,
    };
    return { text: `${operand}${comparison}${value}`, means: means[comparison] as Meaning };
  });
const textCondition = fc
  .record({
    operand: fc.constantFrom("gameSessionName", "gameSessionId", "gameSessionProperties.mode"),
    isEqual: fc.boolean(),
    value: fc.constantFrom("duel", "team", ...names, testGameSession(3).gameSessionId),
    quote: fc.constantFrom("'", '"'),
  })
  .map(({ operand, isEqual, value, quote }): Written => {
    const own = (one: GameSession) => {
      if (operand === "gameSessionId") return one.gameSessionId;
      return operand === "gameSessionName" ? one.name : one.gameProperties[0]?.value;
    };
    return {
      text: `${operand} ${isEqual ? "=" : "<>"} ${quoted(value, quote)}`,
      means: (one) => own(one) !== undefined && (own(one) === value) === isEqual,
    };
  });
const seatCondition = fc.record({ isEqual: fc.boolean(), value: fc.boolean() }).map(
  ({ isEqual, value }): Written => ({
    text: `hasAvailablePlayerSessions${isEqual ? "=" : "<>"}${value}`,
    means: (one) => (one.currentPlayerSessionCount < one.maximumPlayerSessionCount === value) === isEqual,
  }),
);

/** In parentheses wherever it is a part, so that the text does not lean on precedence; the unit tests do. */
const { filter } = fc.letrec<{ filter: Written; joined: Written; negated: Written; condition: Written }>(
  (tie) => ({
    condition: fc.oneof(numberCondition, textCondition, seatCondition),
    joined: fc
      .tuple(
        anyCase("AND"),
        anyCase("OR"),
        fc.boolean(),
        space,
        fc.array(tie("filter"), { minLength: 2, maxLength: 3 }),
      )
      .map(([and, or, isAnd, gap, parts]) => ({
        text: parts.map(({ text }) => `(${text})`).join(`${gap}${isAnd ? and : or}${gap}`),
        means: (one) =>
          isAnd ? parts.every(({ means }) => means(one)) : parts.some(({ means }) => means(one)),
      })),
    negated: fc.tuple(anyCase("NOT"), space, tie("filter")).map(([not, gap, { text, means }]) => ({
      text: `${not}${gap}(${text})`,
      means: (one) => !means(one),
    })),
    filter: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      tie("condition"),
      tie("joined"),
      tie("negated"),
    ),
  }),
);

test("a filter holds for exactly the game sessions that it means", () => {
  fc.assert(
    fc.property(filter, fc.array(gameSession, { maxLength: 20 }), ({ text, means }, given) => {
      expect(given.filter(predicateOf(parseFilter(text)))).toEqual(given.filter(means));
    }),
    { numRuns: 500 },
  );
});

function isWithin(one: GameSession, { operand, after, until }: ValueRange): boolean {
  const own = operand.valueIn(one);
  if (own === undefined) return false;
  const value = operand.sortedBy(own);
  const isBehind = (at: NonNullable<ValueRange["after"]>) =>
    value > at.value || (value === at.value && one.sequence > at.order);
  return (after === undefined || isBehind(after)) && (until === undefined || !isBehind(until));
}

test("all matches are among the candidates, whose number is counted right, and within every demanded range", () => {
  fc.assert(
    fc.property(filter, fc.array(gameSession, { maxLength: 20 }), ({ text, means }, given) => {
      const expression = parseFilter(text);
      const matches = given.filter(means);
      const countOf = (range: ValueRange) => given.filter((one) => isWithin(one, range)).length;
      const candidates = candidatesOf(expression, countOf);
      if (candidates !== undefined) {
        const isCandidate = (one: GameSession) => candidates.ranges.some((range) => isWithin(one, range));
        expect(matches.every(isCandidate)).toBe(true);
        expect(candidates.count).toBe(candidates.ranges.reduce((sum, range) => sum + countOf(range), 0));
      }
      for (const name of ["playerSessionCount", "gameSessionName", "gameSessionProperties.mode"]) {
        const operand = searchOperand(name);
        if (operand === undefined) throw new Error(`${name} is no operand`);
        const range = demandedRange(expression, operand);
        if (range !== undefined) expect(matches.every((one) => isWithin(one, range))).toBe(true);
      }
      const seats = demandedFreeSeats(expression);
      if (seats === undefined) return;
      expect(
        matches.every((one) => one.currentPlayerSessionCount < one.maximumPlayerSessionCount === seats),
      ).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

test("of what an AND demands the rarest is looked at, of an OR everything", () => {
  const counts: { readonly [text: string]: number } = {
    maximumSessions: 50,
    gameSessionName: 3,
    playerSessionCount: 7,
  };
  const count = (text: string) =>
    candidatesOf(parseFilter(text), ({ operand }) => counts[operand.name] ?? 100)?.count;
  expect(count("maximumSessions = 4 AND gameSessionName = 'a' AND playerSessionCount = 1")).toBe(3);
  expect(count("maximumSessions = 4 OR playerSessionCount = 1")).toBe(57);
  expect(count("NOT (maximumSessions <> 4 OR playerSessionCount = 1)")).toBe(14);
  expect(count("maximumSessions = 4 AND NOT gameSessionName = 'a'")).toBe(50);
  expect(count("NOT gameSessionName = 'a'")).toBeUndefined();
  expect(count("NOT gameSessionName = 'a' OR playerSessionCount = 1")).toBeUndefined();
});
