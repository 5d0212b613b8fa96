import {
  CreatePlayerSessionCommand,
  CreatePlayerSessionsCommand,
  type CreatePlayerSessionsInput,
  DescribeGameSessionsCommand,
  DescribePlayerSessionsCommand,
  type DescribePlayerSessionsInput,
  UpdateGameSessionCommand,
} from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { GameSessions, type HostedGameSession } from "../testing/game-sessions.ts";
import { known, setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { TestEmulator, wireProtocols } from "../testing/test-emulator.ts";

describe.each(wireProtocols)("player sessions over %s", (protocol) => {
  let bench: TestEmulator;
  let gameSessions: GameSessions;
  let hosted: HostedGameSession;
  let GameSessionId: string;
  beforeEach(async () => {
    bench = await TestEmulator.start(protocol);
    const { fleetId } = await setUpAsInTheGuide(bench);
    gameSessions = new GameSessions(bench, fleetId);
    hosted = await gameSessions.active();
    GameSessionId = known(hosted.made.GameSessionId);
  });
  afterEach(() => bench.close());

  const join = async (PlayerId: string, PlayerData?: string) => {
    const asked = { GameSessionId, PlayerId, ...(PlayerData === undefined ? {} : { PlayerData }) };
    return known((await bench.client.send(new CreatePlayerSessionCommand(asked))).PlayerSession);
  };
  const joinTogether = async (given: Partial<CreatePlayerSessionsInput> & { PlayerIds: string[] }) =>
    known(
      (await bench.client.send(new CreatePlayerSessionsCommand({ GameSessionId, ...given }))).PlayerSessions,
    );
  const list = (given: DescribePlayerSessionsInput) =>
    bench.client.send(new DescribePlayerSessionsCommand(given));
  const seatsOf = async (given: DescribePlayerSessionsInput) =>
    (await list(given)).PlayerSessions?.map(({ PlayerId, Status }) => `${PlayerId} ${Status}`);
  const count = async () => {
    const { GameSessions: found } = await bench.client.send(
      new DescribeGameSessionsCommand({ GameSessionId }),
    );
    return found?.[0]?.CurrentPlayerSessionCount;
  };

  test("a player gets a RESERVED seat with the place to connect to", async () => {
    const seat = await join("ada", "rank 7");
    expect(seat).toEqual({
      PlayerSessionId: expect.stringMatching(/^psess-[0-9a-f-]{36}$/),
      PlayerId: "ada",
      GameSessionId,
      FleetId: hosted.made.FleetId,
      FleetArn: hosted.made.FleetArn,
      CreationTime: new Date("2026-01-01T00:00:00Z"),
      Status: "RESERVED",
      IpAddress: "127.0.0.1",
      Port: 7001,
      PlayerData: "rank 7",
    });
    expect((await list({ PlayerSessionId: known(seat.PlayerSessionId) })).PlayerSessions).toEqual([seat]);
    expect(await count()).toBe(1);
  });

  test("empty player data, which the fleet manager sends, is taken", async () => {
    expect(await join("ada", "")).toMatchObject({ PlayerId: "ada", PlayerData: "" });
  });

  test("several players get seats together; data of strangers is ignored", async () => {
    const seats = await joinTogether({
      PlayerIds: ["ada", "ben"],
      PlayerDataMap: { ben: "rank 3", carl: "rank 1", constructor: "x" },
    });
    expect(seats.map(({ PlayerId, PlayerData }) => ({ PlayerId, PlayerData }))).toEqual([
      { PlayerId: "ada", PlayerData: undefined },
      { PlayerId: "ben", PlayerData: "rank 3" },
    ]);
    expect(await count()).toBe(2);
  });

  test("a seat lapses 60 s after it was reserved unless the server accepts the player", async () => {
    const [ada, ben] = await joinTogether({ PlayerIds: ["ada", "ben"] });
    await hosted.server.ask("AcceptPlayerSession", { GameSessionId, PlayerSessionId: ben?.PlayerSessionId });
    await bench.advance(59.999);
    expect(await count()).toBe(2);
    await bench.advance(0.001);
    expect(await count()).toBe(1);
    expect(await seatsOf({ GameSessionId })).toEqual(["ada TIMEDOUT", "ben ACTIVE"]);
    expect((await list({ PlayerSessionId: known(ada?.PlayerSessionId) })).PlayerSessions).toMatchObject([
      { Status: "TIMEDOUT", TerminationTime: new Date("2026-01-01T00:01:00Z") },
    ]);
  });

  test("seats are all given or none, and a full game session says so", async () => {
    await joinTogether({ PlayerIds: ["ada", "ben", "carl"] });
    await expect(joinTogether({ PlayerIds: ["dora", "emil"] })).rejects.toMatchObject({
      name: "GameSessionFullException",
      message: expect.stringContaining("1 free"),
    });
    expect(await count()).toBe(3);
    await join("dora");
    await expect(join("emil")).rejects.toMatchObject({ name: "GameSessionFullException" });
  });

  test("one player may hold two seats, but not out of one batch", async () => {
    await join("ada");
    await join("ada");
    expect(await count()).toBe(2);
    await expect(joinTogether({ PlayerIds: ["ben", "ben"] })).rejects.toMatchObject({
      name: "InvalidRequestException",
    });
  });

  test("where the user wants so, a player who holds a seat is refused another until it is given up", async () => {
    const strict = await TestEmulator.start(protocol, { rules: { refuseRepeatedPlayers: true } });
    try {
      const { fleetId } = await setUpAsInTheGuide(strict);
      const { made } = await new GameSessions(strict, fleetId).active();
      const joinStrictly = (...PlayerIds: string[]) =>
        strict.client.send(
          new CreatePlayerSessionsCommand({ GameSessionId: known(made.GameSessionId), PlayerIds }),
        );
      await joinStrictly("ada");
      await expect(joinStrictly("ben", "ada")).rejects.toMatchObject({
        name: "InvalidRequestException",
        message: expect.stringContaining("already"),
      });
      await strict.advance(60);
      await joinStrictly("ben", "ada");
    } finally {
      await strict.close();
    }
  });

  test("nobody joins a game session that is not ACTIVE, is closed or does not exist", async () => {
    await bench.client.send(
      new UpdateGameSessionCommand({ GameSessionId, PlayerSessionCreationPolicy: "DENY_ALL" }),
    );
    await expect(join("ada")).rejects.toMatchObject({
      name: "InvalidGameSessionStatusException",
      message: expect.stringContaining("DENY_ALL"),
    });
    const { made } = await gameSessions.activating();
    GameSessionId = known(made.GameSessionId);
    await expect(joinTogether({ PlayerIds: ["ada"] })).rejects.toMatchObject({
      name: "InvalidGameSessionStatusException",
      message: expect.stringContaining("ACTIVATING"),
    });
    GameSessionId = "unknown";
    await expect(join("ada")).rejects.toMatchObject({ name: "NotFoundException" });
  });

  test("the end of the game session ends its seats", async () => {
    const [ada] = await joinTogether({ PlayerIds: ["ada", "ben"] });
    await hosted.server.ask("AcceptPlayerSession", { GameSessionId, PlayerSessionId: ada?.PlayerSessionId });
    await hosted.server.ask("TerminateServerProcess");
    expect(await seatsOf({ GameSessionId })).toEqual(["ada COMPLETED", "ben TIMEDOUT"]);
    expect(await count()).toBe(0);
  });

  test("they are listed by game session, status and player, in pages", async () => {
    await joinTogether({ PlayerIds: ["ada", "ben", "carl"] });
    const first = await list({ GameSessionId, Limit: 2 });
    expect(first.PlayerSessions?.map(({ PlayerId }) => PlayerId)).toEqual(["ada", "ben"]);
    const NextToken = known(first.NextToken);
    expect(await seatsOf({ GameSessionId, Limit: 2, NextToken })).toEqual(["carl RESERVED"]);
    expect(await seatsOf({ GameSessionId, PlayerSessionStatusFilter: "ACTIVE" })).toEqual([]);
    expect(await seatsOf({ PlayerId: "ben" })).toEqual(["ben RESERVED"]);
    expect(await seatsOf({ PlayerId: "ben", PlayerSessionStatusFilter: "ACTIVE" })).toEqual(["ben RESERVED"]);
    expect(await seatsOf({ PlayerId: "nobody" })).toEqual([]);
  });

  test.each([
    [
      "no selector",
      {},
      "InvalidRequestException",
      "Exactly one of PlayerSessionId, GameSessionId and PlayerId",
    ],
    ["two selectors", { PlayerId: "ada", GameSessionId: "a" }, "InvalidRequestException", "Exactly one"],
    ["an unknown player session", { PlayerSessionId: "psess-1" }, "NotFoundException", "psess-1"],
    ["an unknown game session", { GameSessionId: "unknown" }, "NotFoundException", "unknown"],
    [
      "an unknown status",
      { GameSessionId: "unknown", PlayerSessionStatusFilter: "GONE" },
      "InvalidRequestException",
      "RESERVED, ACTIVE, COMPLETED, TIMEDOUT",
    ],
  ])("a list is refused for %s", async (_what, given, name, words) => {
    await expect(list(given)).rejects.toMatchObject({ name, message: expect.stringContaining(words) });
  });
});
