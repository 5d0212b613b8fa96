import {
  CreateAliasCommand,
  CreatePlayerSessionsCommand,
  DescribeFleetAttributesCommand,
  DescribeFleetEventsCommand,
  DescribeGameSessionDetailsCommand,
  DescribeGameSessionsCommand,
  DescribePlayerSessionsCommand,
  type GameLiftClient,
  ListAliasesCommand,
  ListLocationsCommand,
  SearchGameSessionsCommand,
} from "@aws-sdk/client-gamelift";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GameSessions } from "../testing/game-sessions.ts";
import { known, setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";

/** A page of one, of the operation's list. */
type ReadPage = (client: GameLiftClient, token: string | undefined) => Promise<string | undefined>;

const REFUSAL = {
  name: "InvalidRequestException",
  message: "Invalid NextToken: it was not issued by this service, for this operation, account and Region.",
};

describe.each(wireProtocols)("over %s", (protocol) => {
  let bench: TestEmulator;
  let fleetId: string;

  beforeAll(async () => {
    bench = await TestEmulator.start(protocol);
    ({ fleetId } = await setUpAsInTheGuide(bench));
    await setUpAsInTheGuide(bench, { queue: { Name: "another" } });
    const gameSessions = new GameSessions(bench, fleetId);
    for (const Name of ["a", "b"]) await gameSessions.active({ Name });
  });
  afterAll(() => bench.close());

  const lists: { readonly [operation: string]: ReadPage } = {
    ListAliases: async (client, NextToken) =>
      (await client.send(new ListAliasesCommand({ Limit: 1, NextToken }))).NextToken,
    ListLocations: async (client, NextToken) =>
      (await client.send(new ListLocationsCommand({ Limit: 1, NextToken }))).NextToken,
    DescribeFleetAttributes: async (client, NextToken) =>
      (await client.send(new DescribeFleetAttributesCommand({ Limit: 1, NextToken }))).NextToken,
    DescribeFleetEvents: async (client, NextToken) => {
      const events = new DescribeFleetEventsCommand({ FleetId: fleetId, Limit: 1, NextToken });
      return (await client.send(events)).NextToken;
    },
    DescribeGameSessions: async (client, NextToken) => {
      const sessions = new DescribeGameSessionsCommand({ FleetId: fleetId, Limit: 1, NextToken });
      return (await client.send(sessions)).NextToken;
    },
    DescribeGameSessionDetails: async (client, NextToken) => {
      const details = new DescribeGameSessionDetailsCommand({ FleetId: fleetId, Limit: 1, NextToken });
      return (await client.send(details)).NextToken;
    },
    SearchGameSessions: async (client, NextToken) => {
      const search = new SearchGameSessionsCommand({ FleetId: fleetId, Limit: 1, NextToken });
      return (await client.send(search)).NextToken;
    },
  };

  test.each(Object.entries(lists))("%s takes its own token and no other operation's", async (own, read) => {
    const token = known(await read(bench.client, undefined));
    await read(bench.client, token);
    for (const [other, readOther] of Object.entries(lists)) {
      if (other !== own) await expect(readOther(bench.client, token), other).rejects.toMatchObject(REFUSAL);
    }
  });

  test.each([
    ["account", "us-east-1", "123456789012"],
    ["Region", "eu-west-1", "AKIDEXAMPLE"],
  ])("a token of another %s is refused", async (_what, region, accessKeyId) => {
    const stranger = bench.clientOf(protocol, region, accessKeyId);
    for (const Name of ["one", "two"]) {
      const RoutingStrategy = { Type: "TERMINAL" as const, Message: "closed" };
      await stranger.send(new CreateAliasCommand({ Name, RoutingStrategy }));
    }
    // Both have two aliases, so that all but the caller is the same.
    for (const read of [lists.ListAliases, lists.ListLocations] as readonly ReadPage[]) {
      const ours = known(await read(bench.client, undefined));
      const theirs = known(await read(stranger, undefined));
      await expect(read(stranger, ours)).rejects.toMatchObject(REFUSAL);
      await expect(read(bench.client, theirs)).rejects.toMatchObject(REFUSAL);
      await read(stranger, theirs);
    }
  });

  test("a token of other parameters is refused, and told apart from a foreign one", async () => {
    const { NextToken } = await bench.client.send(
      new SearchGameSessionsCommand({ FleetId: fleetId, Limit: 1, FilterExpression: "maximumSessions>=1" }),
    );
    for (const parameters of [
      {},
      { FilterExpression: "maximumSessions>=2" },
      { FilterExpression: "maximumSessions>=1", SortExpression: "creationTimeMillis DESC" },
      { FilterExpression: "maximumSessions>=1", Location: "us-east-1" },
    ]) {
      const search = new SearchGameSessionsCommand({ FleetId: fleetId, ...parameters, NextToken });
      await expect(bench.client.send(search)).rejects.toMatchObject({
        name: "InvalidRequestException",
        message: "Invalid NextToken: it belongs to a request with other parameters.",
      });
    }
  });

  test("a token with one character changed is refused, whichever it is", async () => {
    const read = known(lists.DescribeGameSessions);
    const token = known(await read(bench.client, undefined));
    for (let at = 0; at < token.length; at += 1) {
      const changed = token.slice(0, at) + (token[at] === "A" ? "B" : "A") + token.slice(at + 1);
      await expect(read(bench.client, changed), `at ${at}`).rejects.toMatchObject(REFUSAL);
    }
    await read(bench.client, token);
  });

  test("what is inside a token is no token", async () => {
    const read = known(lists.DescribeGameSessions);
    const token = known(await read(bench.client, undefined));
    const inside = Buffer.from(token.slice(22), "base64url").toString();
    expect(JSON.parse(inside)).toHaveLength(2);
    await expect(read(bench.client, inside)).rejects.toMatchObject(REFUSAL);
    await expect(read(bench.client, Buffer.from(inside).toString("base64url"))).rejects.toMatchObject(
      REFUSAL,
    );
  });

  test("a game server's token and the API's are not each other's, and a changed one is refused", async () => {
    const { made, server } = await new GameSessions(bench, fleetId).active({ MaximumPlayerSessionCount: 2 });
    const GameSessionId = known(made.GameSessionId);
    const PlayerIds = ["ada", "ben"];
    await bench.client.send(new CreatePlayerSessionsCommand({ GameSessionId, PlayerIds }));
    const ask = (fields: object) =>
      server.ask("DescribePlayerSessions", { GameSessionId, Limit: 1, ...fields });
    const own = String((await ask({})).NextToken);
    const ofApi = new DescribePlayerSessionsCommand({ GameSessionId, Limit: 1 });
    const { NextToken: foreign = "" } = await bench.client.send(ofApi);
    expect(await ask({ NextToken: own })).toMatchObject({ PlayerSessions: [{ PlayerId: "ben" }] });
    for (const NextToken of [foreign, `${own}A`, own.toLowerCase()]) {
      await expect(ask({ NextToken })).rejects.toThrow(`answered 400: ${REFUSAL.message}`);
    }
    await expect(
      bench.client.send(new DescribePlayerSessionsCommand({ GameSessionId, NextToken: own })),
    ).rejects.toMatchObject(REFUSAL);
  });

  test("a token is ignored beside a list of ids, also a foreign one", async () => {
    const described = await bench.client.send(
      new DescribeFleetAttributesCommand({ FleetIds: [fleetId], NextToken: "none-of-ours" }),
    );
    expect(described.FleetAttributes?.map(({ FleetId }) => FleetId)).toEqual([fleetId]);
  });
});
