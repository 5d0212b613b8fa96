import {
  CreateAliasCommand,
  CreateFleetCommand,
  type CreateFleetInput,
  CreateGameSessionCommand,
  type CreateGameSessionInput,
  CreateLocationCommand,
  SearchGameSessionsCommand,
  UpdateGameSessionCommand,
} from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type GuideSetUp, known, setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { Placements } from "../testing/placements.ts";
import { TestEmulator, type WireProtocol, wireProtocols } from "../testing/test-emulator.ts";

let bench: TestEmulator;
let guide: GuideSetUp;
const begin = async (protocol: WireProtocol, fleet: Partial<CreateFleetInput> = {}) => {
  bench = await TestEmulator.start(protocol);
  guide = await setUpAsInTheGuide(bench, { fleet });
};
afterEach(() => bench.close());

const create = async (given: Partial<CreateGameSessionInput>) => {
  const answer = await bench.client.send(
    new CreateGameSessionCommand({ MaximumPlayerSessionCount: 4, ...given }),
  );
  return known(answer.GameSession);
};

describe.each(wireProtocols)("CreateGameSession over %s", (protocol) => {
  beforeEach(() => begin(protocol));

  test("answers at once with a game session that is ACTIVATING, and says no more than was asked", async () => {
    const server = await bench.gameServer(guide.fleetId, 7001);
    const made = await create({ AliasId: guide.aliasArn });
    expect(made).toEqual({
      GameSessionId: expect.stringMatching(
        new RegExp(`^arn:aws:gamelift:us-east-1::gamesession/${guide.fleetId}/gsess-[0-9a-f-]{36}$`),
      ),
      FleetId: guide.fleetId,
      FleetArn: guide.fleetArn,
      CreationTime: new Date("2026-01-01T00:00:00Z"),
      CurrentPlayerSessionCount: 0,
      MaximumPlayerSessionCount: 4,
      Status: "ACTIVATING",
      GameProperties: [],
      IpAddress: "127.0.0.1",
      Port: 7001,
      PlayerSessionCreationPolicy: "ACCEPT_ALL",
      Location: "us-east-1",
      ComputeName: expect.stringMatching(/^i-/),
    });
    expect(await server.activateNextGameSession()).toBe(made.GameSessionId);
  });

  test("hands everything that was asked to the game session", async () => {
    await bench.gameServer(guide.fleetId, 7001);
    const given = {
      FleetId: guide.fleetArn,
      Name: "duel",
      CreatorId: "ada",
      GameSessionData: "map=hills",
      GameProperties: [{ Key: "mode", Value: "duel" }],
    };
    expect(await create(given)).toMatchObject({ ...given, FleetId: guide.fleetId });
  });

  test("of a property that is given twice the later value counts, also in a search after an update", async () => {
    const server = await bench.gameServer(guide.fleetId, 7001);
    const twice = [
      { Key: "mode", Value: "duel" },
      { Key: "mode", Value: "siege" },
    ];
    const { GameSessionId, GameProperties } = await create({ FleetId: guide.fleetId, GameProperties: twice });
    expect(GameProperties).toEqual([{ Key: "mode", Value: "siege" }]);
    await server.activateNextGameSession();
    const found = async () => {
      const FilterExpression = "gameSessionProperties.mode = 'siege'";
      const search = new SearchGameSessionsCommand({ FleetId: guide.fleetId, FilterExpression });
      return (await bench.client.send(search)).GameSessions?.length;
    };
    expect(await found()).toBe(1);
    const other = [{ Key: "map", Value: "hills" }];
    await bench.client.send(new UpdateGameSessionCommand({ GameSessionId, GameProperties: other }));
    expect(await found()).toBe(1);
  });

  test("a token makes a repeat harmless and another request an error", async () => {
    await bench.gameServer(guide.fleetId, 7001);
    await bench.gameServer(guide.fleetId, 7002);
    const properties = [
      { Key: "mode", Value: "duel" },
      { Key: "map", Value: "hills" },
    ];
    const asked = { FleetId: guide.fleetId, IdempotencyToken: "token-1", GameProperties: properties };
    const made = await create(asked);
    expect(made.GameSessionId).toBe(`arn:aws:gamelift:us-east-1::gamesession/${guide.fleetId}/token-1`);
    const { IdempotencyToken: GameSessionId, FleetId: _byAlias, ...rest } = asked;
    const GameProperties = [...properties].reverse();
    expect(await create({ ...rest, GameProperties, AliasId: guide.aliasId, GameSessionId })).toEqual(made);
    for (const change of [{ MaximumPlayerSessionCount: 5 }, { Name: "other" }, { GameProperties: [] }]) {
      await expect(create({ ...asked, ...change })).rejects.toMatchObject({
        name: "IdempotentParameterMismatchException",
      });
    }
  });

  test("without an idle process the fleet's capacity is exceeded", async () => {
    await bench.gameServer(guide.fleetId, 7001);
    await create({ FleetId: guide.fleetId });
    await expect(create({ FleetId: guide.fleetId })).rejects.toMatchObject({
      name: "FleetCapacityExceededException",
      message: `Unable to reserve a process on fleet ${guide.fleetId}.`,
    });
  });
});

describe("CreateGameSession refuses", () => {
  beforeEach(() => begin("json"));

  test.each([
    [
      "no selector",
      {},
      "InvalidRequestException",
      "Exactly one of FleetId and AliasId has to be given, and none is",
    ],
    [
      "two selectors",
      { FleetId: "fleet-1", AliasId: "alias-1" },
      "InvalidRequestException",
      "and FleetId and AliasId are",
    ],
    ["an unknown fleet", { FleetId: "fleet-unknown" }, "NotFoundException", "fleet-unknown"],
    ["an unknown alias", { AliasId: "alias-unknown" }, "NotFoundException", "alias-unknown"],
  ])("%s", async (_what, given, name, words) => {
    await expect(create(given)).rejects.toMatchObject({ name, message: expect.stringContaining(words) });
  });

  test("a location that the fleet does not have, too many players, two tokens", async () => {
    await bench.gameServer(guide.fleetId, 7001);
    const { fleetId: FleetId } = guide;
    for (const [given, words] of [
      [{ Location: "eu-west-1" }, "no location eu-west-1; it has us-east-1"],
      [{ MaximumPlayerSessionCount: 201 }, "limit of 200"],
      [{ IdempotencyToken: "a", GameSessionId: "b" }, "differ"],
    ] as const) {
      await expect(create({ FleetId, ...given })).rejects.toMatchObject({
        name: "InvalidRequestException",
        message: expect.stringContaining(words),
      });
    }
  });

  test("a TERMINAL alias, with the alias's own words", async () => {
    const { Alias: alias } = await bench.client.send(
      new CreateAliasCommand({
        Name: "closed",
        RoutingStrategy: { Type: "TERMINAL", Message: "Until spring" },
      }),
    );
    await expect(create({ AliasId: known(alias?.AliasId) })).rejects.toMatchObject({
      name: "TerminalRoutingStrategyException",
      message: "Until spring",
    });
  });

  test("an Anywhere fleet without a location", async () => {
    await bench.client.send(new CreateLocationCommand({ LocationName: "custom-office" }));
    const { FleetAttributes: fleet } = await bench.client.send(
      new CreateFleetCommand({
        Name: "anywhere",
        ComputeType: "ANYWHERE",
        Locations: [{ Location: "custom-office" }],
      }),
    );
    await expect(create({ FleetId: known(fleet?.FleetId) })).rejects.toMatchObject({
      name: "InvalidRequestException",
      message: expect.stringContaining("Location is required for Anywhere fleets"),
    });
  });

  test("a token that a placement's game session bears already", async () => {
    await bench.gameServer(guide.fleetId, 7001);
    await new Placements(bench, guide.queueName).start();
    await bench.settled();
    await expect(create({ FleetId: guide.fleetId, IdempotencyToken: "placement-1" })).rejects.toMatchObject({
      name: "ConflictException",
    });
  });

  test("a second game session of one creator within a second, where no policy says otherwise", async () => {
    await bench.gameServer(guide.fleetId, 7001);
    await bench.gameServer(guide.fleetId, 7002);
    const asked = { FleetId: guide.fleetId, CreatorId: "ada" };
    await create(asked);
    await bench.advance(0.999);
    await expect(create(asked)).rejects.toMatchObject({ name: "LimitExceededException" });
    await bench.advance(0.001);
    expect(await create(asked)).toMatchObject({ CreatorId: "ada", Port: 7002 });
  });
});

test("a fleet's policy limits what one creator makes in its period, and asks for a creator", async () => {
  await begin("cbor", {
    ResourceCreationLimitPolicy: { NewGameSessionsPerCreator: 2, PolicyPeriodInMinutes: 1 },
  });
  for (const port of [7001, 7002, 7003, 7004]) await bench.gameServer(guide.fleetId, port);
  const { fleetId: FleetId } = guide;
  await create({ FleetId, CreatorId: "ada" });
  await bench.advance(30);
  await create({ FleetId, CreatorId: "ada" });
  await expect(create({ FleetId, CreatorId: "ada" })).rejects.toMatchObject({
    name: "LimitExceededException",
    message: expect.stringContaining("2 game sessions"),
  });
  await create({ FleetId, CreatorId: "ben" });
  await bench.advance(30);
  expect(await create({ FleetId, CreatorId: "ada" })).toMatchObject({ Port: 7004 });
  await expect(create({ FleetId })).rejects.toMatchObject({
    name: "InvalidRequestException",
    message: expect.stringContaining("CreatorId is required"),
  });
});
