/** A search answers what looking at every game session would, page by page, however the game sessions change meanwhile. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { GameSession } from "../domain/game-session.ts";
import { instant } from "../domain/instant.ts";
import { parseFilter } from "../domain/search-expression/parse-filter.ts";
import { predicateOf } from "../domain/search-expression/predicate.ts";
import { comparePositions, parseSortExpression, positionIn } from "../domain/sort-expression.ts";
import { Store } from "../store/store.ts";
import { activeIn, testFleet } from "../testing/test-fleet.ts";
import { testGameSession } from "../testing/test-game-session.ts";
import { searchGameSessions } from "./search-game-sessions.ts";

const locations = ["us-east-1", "eu-west-1"];
const fleet = testFleet("fleet-1", { locations: activeIn(...locations) });
const scope = { account: "000000000000", region: "us-east-1" };

const LONG = "x".repeat(128);
const given = fc.record({
  location: fc.constantFrom(...locations),
  status: fc.constantFrom("ACTIVE" as const, "ACTIVE" as const, "ACTIVE" as const, "TERMINATING" as const),
  name: fc.option(fc.constantFrom("ada", "ben", `${LONG}a`, `${LONG}b`), { nil: undefined }),
  maximumPlayerSessionCount: fc.integer({ min: 0, max: 3 }),
  currentPlayerSessionCount: fc.integer({ min: 0, max: 3 }),
  gameProperties: fc.array(
    fc.record({ key: fc.constantFrom("mode", "map"), value: fc.constantFrom("a", "b") }),
    { maxLength: 3 },
  ),
});
type Given = typeof given extends fc.Arbitrary<infer Value> ? Value : never;

const operands = [
  "gameSessionId",
  "gameSessionName",
  "gameSessionProperties.mode",
  "maximumSessions",
  "creationTimeMillis",
  "playerSessionCount",
  "hasAvailablePlayerSessions",
];
const condition = fc.oneof(
  fc
    .constantFrom("gameSessionProperties.mode", "gameSessionProperties.map")
    .chain((operand) => fc.constantFrom("='a'", "='b'", "<>'a'", "='nobody'").map((rest) => operand + rest)),
  fc
    .tuple(
      fc.constantFrom("maximumSessions", "playerSessionCount", "creationTimeMillis"),
      fc.constantFrom("=", "<>", "<", ">", "<=", ">="),
      fc.integer({ min: -1, max: 4 }),
    )
    .map((parts) => parts.join("")),
  fc.constantFrom(
    "hasAvailablePlayerSessions=true",
    "hasAvailablePlayerSessions<>true",
    "gameSessionName='ada'",
    "gameSessionName<>'ada'",
    `gameSessionName='${LONG}a'`,
    `gameSessionName<>'${LONG}a'`,
    `gameSessionId='${testGameSession(3).gameSessionId}'`,
    `gameSessionId<>'${testGameSession(3).gameSessionId}'`,
  ),
);
const filter = fc.oneof(
  condition,
  fc.tuple(condition, fc.constantFrom("AND", "OR"), condition).map((parts) => parts.join(" ")),
  fc.tuple(condition, condition, condition).map(([a, b, c]) => `NOT (${a} OR ${b}) AND ${c}`),
  fc.tuple(condition, condition, condition).map(([a, b, c]) => `(${a} OR NOT ${b}) AND ${c}`),
);
const search = fc.record({
  filter: fc.option(filter, { nil: undefined }),
  order: fc
    .tuple(fc.constantFrom(...operands), fc.constantFrom("ASC", "DESC"))
    .map((words) => parseSortExpression(words.join(" "))),
  location: fc.option(fc.constantFrom(...locations), { nil: undefined }),
  limit: fc.integer({ min: 1, max: 5 }),
});

/** The game sessions, kept in a store and beside it. */
class Sessions {
  readonly #store = new Store();
  readonly all = new Map<number, GameSession>();

  put(sequence: number, { name, ...members }: Given): void {
    const gameSession = testGameSession(sequence, {
      ...members,
      gameSessionId: testGameSession(sequence).gameSessionId,
      createdAt: instant(sequence >> 1),
      ...(name === undefined ? {} : { name }),
    });
    this.all.set(sequence, gameSession);
    this.#store.change(() => this.tables.gameSessions.put(gameSession));
  }

  delete(sequence: number): void {
    this.all.delete(sequence);
    const { gameSessionId } = testGameSession(sequence);
    this.#store.change(() => this.tables.gameSessions.delete(gameSessionId));
  }

  get tables() {
    return this.#store.of(scope);
  }
}

const ask = (sessions: Sessions, asked: typeof search extends fc.Arbitrary<infer Value> ? Value : never) => {
  const expression = asked.filter === undefined ? undefined : parseFilter(asked.filter);
  const matches = expression === undefined ? () => true : predicateOf(expression);
  const { order, location, limit } = asked;
  return {
    /** By looking at every one. */
    expected: () =>
      [...sessions.all.values()]
        .filter((one) => one.status === "ACTIVE" && (location === undefined || one.location === location))
        .filter(matches)
        .map((one) => ({ sequence: one.sequence, position: positionIn(order, one) }))
        .toSorted((a, b) => comparePositions(order, a.position, b.position)),
    page: (token: string | undefined) =>
      searchGameSessions(
        sessions.tables,
        { fleet, location, filter: expression, order },
        { limit, token, of: "search" },
      ),
  };
};

test("every page of any search is what a look at each game session gives", () => {
  fc.assert(
    fc.property(fc.array(given, { maxLength: 25 }), search, (members, asked) => {
      const sessions = new Sessions();
      members.forEach((one, index) => {
        sessions.put(index + 1, one);
      });
      const { expected, page } = ask(sessions, asked);
      const sequences = expected().map(({ sequence }) => sequence);
      const seen: number[] = [];
      let token: string | undefined;
      do {
        const { items, nextToken } = page(token);
        expect(items.map(({ sequence }) => sequence)).toEqual(
          sequences.slice(seen.length, seen.length + asked.limit),
        );
        seen.push(...items.map(({ sequence }) => sequence));
        token = nextToken;
      } while (token !== undefined);
      expect(seen).toEqual(sequences);
    }),
    { numRuns: 1_500 },
  );
});

const change = fc.record({
  sequence: fc.integer({ min: 1, max: 30 }),
  to: fc.option(given, { nil: undefined, freq: 3 }),
});

test("game sessions that stay as they are while others come, change and go are given once each", () => {
  fc.assert(
    fc.property(
      fc.array(given, { minLength: 5, maxLength: 25 }),
      search,
      fc.array(fc.array(change, { maxLength: 6 }), { maxLength: 8 }),
      (members, asked, rounds) => {
        const sessions = new Sessions();
        members.forEach((one, index) => {
          sessions.put(index + 1, one);
        });
        const { expected, page } = ask(sessions, asked);
        const touched = new Set(rounds.flat().map(({ sequence }) => sequence));
        const staying = expected()
          .map(({ sequence }) => sequence)
          .filter((sequence) => !touched.has(sequence));
        const seen: number[] = [];
        const left = [...rounds];
        let token: string | undefined;
        do {
          const { items, nextToken } = page(token);
          seen.push(...items.map(({ sequence }) => sequence));
          for (const { sequence, to } of left.shift() ?? []) {
            if (to === undefined) sessions.delete(sequence);
            else sessions.put(sequence, to);
          }
          token = nextToken;
        } while (token !== undefined);
        expect(seen.filter((sequence) => !touched.has(sequence))).toEqual(staying);
      },
    ),
    { numRuns: 1_500 },
  );
});
