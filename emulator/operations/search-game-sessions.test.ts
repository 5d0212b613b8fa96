import {
  CreatePlayerSessionCommand,
  SearchGameSessionsCommand,
  type SearchGameSessionsInput,
} from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { GameSessions } from "../testing/game-sessions.ts";
import { type GuideSetUp, known, setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";

describe.each(wireProtocols)("SearchGameSessions over %s", (protocol) => {
  let bench: TestEmulator;
  let guide: GuideSetUp;
  let gameSessions: GameSessions;
  beforeEach(async () => {
    bench = await TestEmulator.start(protocol);
    guide = await setUpAsInTheGuide(bench, { fleet: { Locations: [{ Location: "eu-west-1" }] } });
    gameSessions = new GameSessions(bench, guide.fleetId);
  });
  afterEach(() => bench.close());

  const search = (given: Partial<SearchGameSessionsInput> = {}) =>
    bench.client.send(new SearchGameSessionsCommand({ AliasId: guide.aliasId, ...given }));
  const namesIn = async (SortExpression: string, given: Partial<SearchGameSessionsInput> = {}) =>
    (await search({ SortExpression, ...given })).GameSessions?.map(({ Name }) => Name);
  /** Reads page after page. */
  const namesInPages = async (SortExpression: string, Limit: number) => {
    const names: (string | undefined)[] = [];
    let NextToken: string | undefined;
    do {
      const page = await search({ SortExpression, Limit, ...(NextToken === undefined ? {} : { NextToken }) });
      expect(page.GameSessions?.length).toBeGreaterThan(0);
      names.push(...(page.GameSessions ?? []).map(({ Name }) => Name));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    return names;
  };

  test("finds only ACTIVE game sessions, in one location if asked", async () => {
    await gameSessions.active({ Name: "first" });
    await gameSessions.activating({ Name: "second" });
    await gameSessions.active({ Name: "european", Location: "eu-west-1" });
    expect(await namesIn("creationTimeMillis ASC")).toEqual(["first", "european"]);
    expect(await namesIn("creationTimeMillis DESC")).toEqual(["european", "first"]);
    expect(await namesIn("creationTimeMillis ASC", { Location: "eu-west-1" })).toEqual(["european"]);
  });

  test("gives 20 at a time, whatever is asked, and the rest with the token", async () => {
    for (let count = 0; count < 23; count += 1) await gameSessions.active({ Name: `game-${count}` });
    const expected = Array.from({ length: 23 }, (_, count) => `game-${count}`);
    expect((await search({ Limit: 1000 })).GameSessions).toHaveLength(20);
    expect(await namesInPages("creationTimeMillis ASC", 20)).toEqual(expected);
    expect(await namesInPages("creationTimeMillis DESC", 10)).toEqual(expected.toReversed());
  });

  test("sorts by every operand in both directions, what has no value at the end", async () => {
    const property = (value: string) => ({ GameProperties: [{ Key: "rank", Value: value }] });
    await gameSessions.active({
      Name: "b",
      MaximumPlayerSessionCount: 2,
      IdempotencyToken: "z",
      ...property("30"),
    });
    const { made: full } = await gameSessions.active({
      Name: "c",
      MaximumPlayerSessionCount: 1,
      IdempotencyToken: "y",
      ...property("4"),
    });
    await gameSessions.active({ Name: "a", MaximumPlayerSessionCount: 3, IdempotencyToken: "x" });
    await bench.client.send(
      new CreatePlayerSessionCommand({ GameSessionId: known(full.GameSessionId), PlayerId: "ada" }),
    );
    const orders: { readonly [expression: string]: string } = {
      "gameSessionId ASC": "acb",
      "gameSessionId DESC": "bca",
      "gameSessionName asc": "abc",
      "gameSessionName DESC": "cba",
      "gameSessionProperties.rank ASC": "bca",
      "gameSessionProperties.rank DESC": "cba",
      "gameSessionProperties.unknown ASC": "bca",
      "hasAvailablePlayerSessions ASC": "cba",
      "hasAvailablePlayerSessions DESC": "bac",
      "maximumSessions ASC": "cba",
      "maximumSessions DESC": "abc",
      "playerSessionCount ASC": "bac",
      "playerSessionCount DESC": "cba",
    };
    for (const [expression, names] of Object.entries(orders)) {
      expect((await namesInPages(expression, 20)).join(""), expression).toBe(names);
      expect((await namesInPages(expression, 1)).join(""), `${expression}, page by page`).toBe(names);
    }
  });

  test.each([
    [
      "a filter it cannot understand",
      { FilterExpression: "maximumSessions>=10 AN playerSessionCount=1" },
      "character 21: expected AND, OR or the end, found 'AN'",
    ],
    ["an unknown operand", { SortExpression: "ping ASC" }, "operand 'ping'"],
    ["a property whose name holds a period", { SortExpression: "gameSessionProperties.a.b ASC" }, "operand"],
    ["no direction", { SortExpression: "playerSessionCount" }, "not of the form"],
    ["another direction", { SortExpression: "playerSessionCount UP" }, "not of the form"],
  ])("refuses %s", async (_what, given, words) => {
    await expect(search(given)).rejects.toMatchObject({
      name: "InvalidRequestException",
      message: expect.stringContaining(words),
    });
  });

  test("finds those that match a filter, page by page, as they are at that moment", async () => {
    const property = (value: string) => ({ GameProperties: [{ Key: "difficulty", Value: value }] });
    for (const Name of ["a", "b", "c"]) await gameSessions.active({ Name, ...property("novice") });
    const { made } = await gameSessions.active({
      Name: "d",
      MaximumPlayerSessionCount: 1,
      ...property("expert"),
    });
    const found = async (FilterExpression: string) =>
      (await search({ FilterExpression })).GameSessions?.map(({ Name }) => Name).join("");
    expect(await found('gameSessionProperties.difficulty = "novice"')).toBe("abc");
    expect(await found("maximumSessions<4 and hasAvailablePlayerSessions=true")).toBe("d");
    expect(await found(`gameSessionId='${known(made.GameSessionId)}' OR gameSessionName='b'`)).toBe("bd");
    const PlayerId = "ada";
    await bench.client.send(
      new CreatePlayerSessionCommand({ GameSessionId: known(made.GameSessionId), PlayerId }),
    );
    expect(await found("hasAvailablePlayerSessions=false")).toBe("d");
    expect(await found("NOT playerSessionCount=0")).toBe("d");
    const given = { FilterExpression: "playerSessionCount=0", Limit: 2 };
    const { NextToken } = await search(given);
    expect((await search({ ...given, NextToken: known(NextToken) })).GameSessions).toMatchObject([
      { Name: "c" },
    ]);
    await expect(
      search({ ...given, FilterExpression: "playerSessionCount=1", NextToken: known(NextToken) }),
    ).rejects.toMatchObject({
      name: "InvalidRequestException",
      message: expect.stringContaining("other parameters"),
    });
  });

  test("a token with a character changed gives the page it gave, or is refused", async () => {
    for (const Name of ["a", "b", "c"]) await gameSessions.active({ Name });
    const given = { SortExpression: "gameSessionName DESC", Limit: 1 };
    const token = known((await search(given)).NextToken);
    const { GameSessions: page } = await search({ ...given, NextToken: token });
    for (let at = 0; at < token.length; at += 1) {
      const NextToken = `${token.slice(0, at)}${token[at] === "x" ? "y" : "x"}${token.slice(at + 1)}`;
      const answer = await search({ ...given, NextToken }).catch((error: unknown) => error);
      if (answer instanceof Error) expect(answer.name).toBe("InvalidRequestException");
      else expect(answer).toMatchObject({ GameSessions: page });
    }
  });

  test("refuses a token of another order, and asks for a fleet or an alias", async () => {
    await gameSessions.active();
    await gameSessions.active();
    const { NextToken } = await search({ Limit: 1 });
    await expect(
      search({ SortExpression: "playerSessionCount ASC", NextToken: known(NextToken) }),
    ).rejects.toMatchObject({ name: "InvalidRequestException" });
    await expect(bench.client.send(new SearchGameSessionsCommand({}))).rejects.toMatchObject({
      name: "InvalidRequestException",
      message: expect.stringContaining("FleetId and AliasId"),
    });
  });
});
