import {
  CreateAliasCommand,
  DescribeGameSessionsCommand,
  type DescribeGameSessionsInput,
  type GameSession,
  TerminateGameSessionCommand,
  UpdateGameSessionCommand,
  type UpdateGameSessionInput,
} from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { GameSessions } from "../testing/game-sessions.ts";
import { type GuideSetUp, known, setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";

describe.each(wireProtocols)("over %s", (protocol) => {
  let bench: TestEmulator;
  let guide: GuideSetUp;
  let gameSessions: GameSessions;
  beforeEach(async () => {
    bench = await TestEmulator.start(protocol);
    guide = await setUpAsInTheGuide(bench, { fleet: { Locations: [{ Location: "eu-west-1" }] } });
    gameSessions = new GameSessions(bench, guide.fleetId);
  });
  afterEach(() => bench.close());

  const list = (given: DescribeGameSessionsInput) =>
    bench.client.send(new DescribeGameSessionsCommand(given));
  const namesOf = (found: { GameSessions?: GameSession[] | undefined }) =>
    found.GameSessions?.map(({ Name }) => Name);
  const update = async (given: UpdateGameSessionInput) =>
    known((await bench.client.send(new UpdateGameSessionCommand(given))).GameSession);

  describe("DescribeGameSessions", () => {
    test("finds one by its id, and filters it too", async () => {
      const { made } = await gameSessions.active({ Name: "duel" });
      const { GameSessionId } = made;
      expect((await list({ GameSessionId, Limit: 1 })).GameSessions).toEqual([{ ...made, Status: "ACTIVE" }]);
      expect((await list({ GameSessionId, StatusFilter: "TERMINATED" })).GameSessions).toEqual([]);
    });

    test("lists a fleet's or an alias's, by status and by location, in the order of creation", async () => {
      await gameSessions.active({ Name: "first" });
      await gameSessions.activating({ Name: "second" });
      const { server } = await gameSessions.active({ Name: "third" });
      await gameSessions.active({ Name: "european", Location: "eu-west-1" });
      await server.ask("TerminateServerProcess");
      const { fleetId: FleetId, aliasId: AliasId } = guide;
      expect(namesOf(await list({ FleetId }))).toEqual(["first", "second", "third", "european"]);
      expect(namesOf(await list({ AliasId, StatusFilter: "ACTIVE" }))).toEqual(["first", "european"]);
      expect(namesOf(await list({ AliasId, StatusFilter: "ACTIVATING" }))).toEqual(["second"]);
      expect(namesOf(await list({ AliasId, StatusFilter: "TERMINATED" }))).toEqual(["third"]);
      expect(namesOf(await list({ FleetId, Location: "eu-west-1" }))).toEqual(["european"]);
      expect(namesOf(await list({ FleetId, Location: "us-east-1", StatusFilter: "ACTIVE" }))).toEqual([
        "first",
      ]);
    });

    test("comes in pages of 100 at most, and a page never repeats or skips what stays", async () => {
      const servers = [];
      for (let count = 0; count < 103; count += 1) {
        servers.push((await gameSessions.active({ Name: `game-${count}` })).server);
      }
      const { fleetId: FleetId } = guide;
      const first = await list({ FleetId, StatusFilter: "ACTIVE", Limit: 1000 });
      expect(first.GameSessions).toHaveLength(100);
      await servers[0]?.ask("TerminateServerProcess");
      await servers[101]?.ask("TerminateServerProcess");
      const NextToken = known(first.NextToken);
      const rest = await list({ FleetId, StatusFilter: "ACTIVE", NextToken });
      expect(namesOf(rest)).toEqual(["game-100", "game-102"]);
      expect(rest.NextToken).toBeUndefined();
      for (const other of [{ FleetId }, { FleetId, StatusFilter: "TERMINATED" }]) {
        await expect(list({ ...other, NextToken })).rejects.toMatchObject({
          name: "InvalidRequestException",
          message: expect.stringContaining("other parameters"),
        });
      }
    });

    test.each([
      ["no selector", {}, "InvalidRequestException", "Exactly one of GameSessionId, FleetId and AliasId"],
      [
        "an id and a fleet",
        { GameSessionId: "a", FleetId: "fleet-b" },
        "InvalidRequestException",
        "Exactly one",
      ],
      ["an unknown id", { GameSessionId: "unknown" }, "NotFoundException", "unknown"],
      ["an unknown fleet", { FleetId: "fleet-unknown" }, "NotFoundException", "fleet-unknown"],
      ["an unknown alias", { AliasId: "alias-unknown" }, "NotFoundException", "alias-unknown"],
    ])("refuses %s", async (_what, given, name, words) => {
      await expect(list(given)).rejects.toMatchObject({ name, message: expect.stringContaining(words) });
    });

    test("refuses an unknown status, an unknown location, a token of somebody else and a TERMINAL alias", async () => {
      const { Alias: closed } = await bench.client.send(
        new CreateAliasCommand({
          Name: "closed",
          RoutingStrategy: { Type: "TERMINAL", Message: "Until spring" },
        }),
      );
      const { fleetId: FleetId } = guide;
      for (const [given, name, words] of [
        [{ FleetId, StatusFilter: "active" }, "InvalidRequestException", "ACTIVE, ACTIVATING, TERMINATED"],
        [{ FleetId, Location: "ap-south-1" }, "NotFoundException", "it has us-east-1, eu-west-1"],
        [{ FleetId, NextToken: "bm9uc2Vuc2U=" }, "InvalidRequestException", "not issued by this service"],
        [{ AliasId: known(closed?.AliasId) }, "TerminalRoutingStrategyException", "Until spring"],
      ] as const) {
        await expect(list(given)).rejects.toMatchObject({ name, message: expect.stringContaining(words) });
      }
    });
  });

  describe("UpdateGameSession", () => {
    test("with nothing but an id changes nothing and answers the game session", async () => {
      const { made } = await gameSessions.active({ GameProperties: [{ Key: "mode", Value: "duel" }] });
      expect(await update({ GameSessionId: known(made.GameSessionId) })).toEqual({
        ...made,
        Status: "ACTIVE",
      });
    });

    test("merges properties and replaces the rest, also while the game session is activating", async () => {
      const { made } = await gameSessions.activating({
        GameProperties: [
          { Key: "mode", Value: "duel" },
          { Key: "map", Value: "hills" },
        ],
      });
      const changed = await update({
        GameSessionId: known(made.GameSessionId),
        Name: "finals",
        MaximumPlayerSessionCount: 2,
        PlayerSessionCreationPolicy: "DENY_ALL",
        ProtectionPolicy: "FullProtection",
        GameProperties: [
          { Key: "round", Value: "2" },
          { Key: "map", Value: "lake" },
        ],
      });
      const GameProperties = [
        { Key: "mode", Value: "duel" },
        { Key: "map", Value: "lake" },
        { Key: "round", Value: "2" },
      ];
      expect(changed).toEqual({
        ...made,
        Name: "finals",
        MaximumPlayerSessionCount: 2,
        PlayerSessionCreationPolicy: "DENY_ALL",
        GameProperties,
      });
      const { GameSessionId } = made;
      expect((await list({ GameSessionId })).GameSessions).toEqual([changed]);
    });

    test("refuses an ended game session, an unknown one, a 17th property and a 201st player", async () => {
      const { made, server } = await gameSessions.active();
      const GameSessionId = known(made.GameSessionId);
      const properties = (count: number, prefix: string) =>
        Array.from({ length: count }, (_, index) => ({ Key: `${prefix}${index}`, Value: "x" }));
      await update({ GameSessionId, GameProperties: properties(16, "a") });
      await expect(update({ GameSessionId, GameProperties: properties(1, "b") })).rejects.toMatchObject({
        name: "InvalidRequestException",
        message: expect.stringContaining("17 game properties"),
      });
      await expect(update({ GameSessionId, MaximumPlayerSessionCount: 201 })).rejects.toMatchObject({
        name: "InvalidRequestException",
      });
      await server.ask("TerminateServerProcess");
      await expect(update({ GameSessionId })).rejects.toMatchObject({
        name: "InvalidGameSessionStatusException",
        message: expect.stringContaining("TERMINATED"),
      });
      await expect(update({ GameSessionId: "unknown" })).rejects.toMatchObject({ name: "NotFoundException" });
    });
  });

  describe("TerminateGameSession", () => {
    const terminate = async (
      GameSessionId: string | undefined,
      TerminationMode: "TRIGGER_ON_PROCESS_TERMINATE" | "FORCE_TERMINATE",
    ) =>
      (await bench.client.send(new TerminateGameSessionCommand({ GameSessionId, TerminationMode })))
        .GameSession;

    test("asks the process to end, and the game session ends with it", async () => {
      const { made, server } = await gameSessions.active();
      const { GameSessionId } = made;
      expect(await terminate(GameSessionId, "TRIGGER_ON_PROCESS_TERMINATE")).toMatchObject({
        Status: "TERMINATING",
        StatusReason: "TRIGGERED_ON_PROCESS_TERMINATE",
      });
      await server.push("TerminateProcess");
      expect((await list({ GameSessionId })).GameSessions).toMatchObject([{ Status: "TERMINATING" }]);
      await server.ask("TerminateServerProcess");
      expect((await list({ GameSessionId })).GameSessions).toMatchObject([
        {
          Status: "TERMINATED",
          StatusReason: "TRIGGERED_ON_PROCESS_TERMINATE",
          TerminationTime: new Date("2026-01-01T00:00:00Z"),
        },
      ]);
      await expect(terminate(GameSessionId, "FORCE_TERMINATE")).rejects.toMatchObject({
        name: "InvalidGameSessionStatusException",
      });
    });

    test("by force ends it at once", async () => {
      const { made } = await gameSessions.active();
      const { GameSessionId } = made;
      expect(await terminate(GameSessionId, "FORCE_TERMINATE")).toMatchObject({ Status: "TERMINATING" });
      expect((await list({ GameSessionId })).GameSessions).toMatchObject([
        { Status: "TERMINATED", StatusReason: "FORCE_TERMINATED" },
      ]);
    });

    test("of an unknown game session is a NotFoundException", async () => {
      await expect(terminate("unknown", "FORCE_TERMINATE")).rejects.toMatchObject({
        name: "NotFoundException",
      });
    });
  });
});
