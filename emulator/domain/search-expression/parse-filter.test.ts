import { describe, expect, test } from "vitest";
import { testGameSession } from "../../testing/test-game-session.ts";
import { instant } from "../instant.ts";
import { parseFilter } from "./parse-filter.ts";
import { predicateOf } from "./predicate.ts";

const game = testGameSession(1, {
  name: 'Matt\'s "Awesome" Game \\ 1',
  maximumPlayerSessionCount: 10,
  currentPlayerSessionCount: 7,
  createdAt: instant(1_469_498_468_057),
  gameProperties: [
    { key: "difficulty", value: "novice" },
    { key: "stage", value: "3" },
    { key: "spiel-größe", value: "groß" },
  ],
});
const matches = (filter: string) => predicateOf(parseFilter(filter))(game);

describe("a game session with 7 of 10 players matches", () => {
  test.each([
    "maximumSessions>=10 AND hasAvailablePlayerSessions=true",
    "maximumSessions = 10",
    "maximumSessions<>9",
    "playerSessionCount < 8 and playerSessionCount > 6 And playerSessionCount<=7",
    "playerSessionCount>-1",
    "playerSessionCount < +9223372036854775807",
    "creationTimeMillis = 1469498468057",
    "creationTimeMillis > -9223372036854775808",
    "hasAvailablePlayerSessions <> FALSE",
    "gameSessionName = 'Matt\\'s \"Awesome\" Game \\\\ 1'",
    'gameSessionName = "Matt\'s \\"Awesome\\" Game \\\\ 1"',
    "gameSessionName <> 'matt\\'s \"awesome\" game \\\\ 1'",
    `gameSessionId = '${game.gameSessionId}'`,
    'gameSessionProperties.difficulty = "novice"',
    "gameSessionProperties.difficulty='novice'AND NOT gameSessionProperties.stage='4'",
    "gameSessionProperties.spiel-größe = 'groß'",
    "gameSessionProperties.difficulty <> 'expert'",
    "NOT gameSessionProperties.unknown = 'x'",
    "NOT NOT NOT playerSessionCount = 8",
    "NOT (playerSessionCount = 8 OR playerSessionCount = 9)",
    // NOT binds tighter than AND, AND tighter than OR.
    "playerSessionCount = 7 OR playerSessionCount = 7 AND maximumSessions = 1",
    "NOT playerSessionCount = 8 OR maximumSessions = 10",
    "(playerSessionCount = 0 OR playerSessionCount = 7) AND maximumSessions = 10",
    "  ( ( maximumSessions\n=\t10 ) )  ",
  ])("%s", (filter) => {
    expect(matches(filter)).toBe(true);
  });
});

describe("it does not match", () => {
  test.each([
    "(playerSessionCount = 7 OR playerSessionCount = 7) AND maximumSessions = 1",
    "NOT (playerSessionCount = 7 OR maximumSessions = 1)",
    "NOT playerSessionCount = 7 AND maximumSessions = 10",
    "gameSessionProperties.unknown = 'x'",
    "gameSessionProperties.unknown <> 'x'",
    "gameSessionProperties.difficulty = 'Novice'",
    "gameSessionProperties.Difficulty = 'novice'",
    "gameSessionName = ''",
    "hasAvailablePlayerSessions = false",
    "maximumSessions > 9007199254740993",
  ])("%s", (filter) => {
    expect(matches(filter)).toBe(false);
  });
});

test("whether there are free seats does not depend on the policy, and a game session of no seats has none", () => {
  const free = predicateOf(parseFilter("hasAvailablePlayerSessions = true"));
  expect(free(testGameSession(1, { playerSessionCreationPolicy: "DENY_ALL" }))).toBe(true);
  expect(free(testGameSession(1, { maximumPlayerSessionCount: 0 }))).toBe(false);
});

describe("a filter is refused with the place of its fault", () => {
  test.each([
    [" ", "character 2: expected an operand, NOT or an opening parenthesis, found the end of the expression"],
    ["maximumSessions 10", "character 17: expected a comparison (=, <>, <, >, <=, >=), found '10'"],
    ["maximumSessions", "character 16: expected a comparison (=, <>, <, >, <=, >=), found the end"],
    ["maximumSessions!=10", "character 16: expected a comparison (=, <>, <, >, <=, >=), found '!'"],
    ["maximumSessions ==10", "character 18: expected a whole number for maximumSessions, found '='"],
    ["maximumSessions = ten", "character 19: expected a whole number for maximumSessions, found 'ten'"],
    ["maximumSessions = '10'", "character 19: expected a whole number for maximumSessions, found '10'"],
    ["maximumSessions = 1.5", "character 19: expected a whole number for maximumSessions, found '1.5'"],
    ["playerSessionCount=9223372036854775808", "character 20: 9223372036854775808 does not fit into 64 bits"],
    ["playerSessionCount=-9223372036854775809", "character 20: -9223372036854775809 does not fit"],
    ["players = 1", "character 1: 'players' is no operand; it may be one of gameSessionId, gameSessionName"],
    ["MaximumSessions = 1", "character 1: 'MaximumSessions' is no operand"],
    ["constructor = 1", "character 1: 'constructor' is no operand"],
    ["gameSessionProperties.a.b = 'x'", "character 1: 'gameSessionProperties.a.b' is no operand"],
    ["gameSessionProperties. = 'x'", "character 1: 'gameSessionProperties.' is no operand"],
    ["hasAvailablePlayerSessions = 1", "character 30: expected true or false for hasAvailablePlayerSessions"],
    [
      "hasAvailablePlayerSessions > true",
      "character 28: hasAvailablePlayerSessions takes = and <> only, found '>'",
    ],
    ["gameSessionName >= 'a'", "character 17: gameSessionName takes = and <> only, found '>='"],
    ["gameSessionProperties.a < '5'", "character 25: gameSessionProperties.a takes = and <> only"],
    [
      "gameSessionProperties.a = 5",
      "character 27: expected a text in quotes for gameSessionProperties.a, found '5'",
    ],
    ["gameSessionName = 'a", "character 19: the text that begins here has no closing quote"],
    ["gameSessionName = 'a\\'", "character 19: the text that begins here has no closing quote"],
    ["gameSessionName = 'a\"", "character 19: the text that begins here has no closing quote"],
    [
      "playerSessionCount = 1 maximumSessions = 2",
      "character 24: expected AND, OR or the end, found 'maximumSessions'",
    ],
    ["playerSessionCount = 1)", "character 23: expected AND, OR or the end, found ')'"],
    ["(playerSessionCount = 1 x", "character 25: expected AND, OR or ')', found 'x'"],
    [
      "(playerSessionCount = 1",
      "character 24: expected AND, OR or ')': the parenthesis of character 1 is not closed",
    ],
    ["()", "character 2: expected an operand, NOT or an opening parenthesis, found ')'"],
    [
      "playerSessionCount = 1 AND",
      "character 27: expected an operand, NOT or an opening parenthesis, found the end",
    ],
    ["AND playerSessionCount = 1", "character 1: 'AND' is no operand"],
    ["gameSessionName = '😀😀' x", "character 24: expected AND, OR or the end, found 'x'"],
    ["playerSessionCount = 1 NOT", "character 24: expected AND, OR or the end, found 'NOT'"],
  ])("%s", (filter, words) => {
    expect(() => parseFilter(filter)).toThrow(
      expect.objectContaining({ name: "InvalidRequestException", message: expect.stringContaining(words) }),
    );
  });
});

test("the longest filter of nothing but parentheses and NOTs is understood, or refused, like any other", () => {
  expect(() => parseFilter("(".repeat(1024))).toThrow("character 1025: expected an operand");
  expect(() => parseFilter(")".repeat(1024))).toThrow("character 1: expected an operand");
  const condition = "playerSessionCount=7";
  const depth = (1024 - condition.length) / 2;
  expect(matches("(".repeat(depth) + condition + ")".repeat(depth))).toBe(true);
  const count = Math.floor((1024 - condition.length) / 5);
  expect(matches("NOT(".repeat(count) + condition + ")".repeat(count))).toBe(count % 2 === 0);
  expect(matches(`${"NOT ".repeat(250)}${condition}`)).toBe(true);
});
