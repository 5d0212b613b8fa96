import { CreatePlayerSessionsCommand } from "@aws-sdk/client-gamelift";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SdkClient } from "../testing/sdk-client.ts";
import { ServerSdkBench } from "../testing/server-sdk-bench.ts";

interface Seat {
  readonly PlayerId: string;
  readonly PlayerSessionId: string;
  readonly Status: string;
}

describe("DescribePlayerSessions on the socket", () => {
  let sdk: ServerSdkBench;
  let client: SdkClient;
  let GameSessionId: string;
  beforeAll(async () => {
    sdk = await ServerSdkBench.start();
    ({ client } = await sdk.placeable({ port: 7003 }));
    await sdk.placements.start({
      MaximumPlayerSessionCount: 100,
      DesiredPlayerSessions: [{ PlayerId: "player-0", PlayerData: "rank 7" }],
    });
    const push = await client.push();
    GameSessionId = String(push.GameSessionId);
    await client.ask("ActivateGameSession", { GameSessionId });
    for (const [from, to] of [
      [1, 25],
      [25, 50],
      [50, 60],
    ] as const) {
      const PlayerIds = Array.from({ length: to - from }, (_, index) => `player-${from + index}`);
      await sdk.bench.client.send(new CreatePlayerSessionsCommand({ GameSessionId, PlayerIds }));
    }
  });
  afterAll(() => sdk.close());

  const describeSeats = async (
    fields: object,
  ): Promise<{ readonly seats: readonly Seat[]; readonly NextToken: unknown }> => {
    const { StatusCode, ErrorMessage, PlayerSessions, NextToken } = await client.ask(
      "DescribePlayerSessions",
      fields,
    );
    expect({ StatusCode, ErrorMessage }).toEqual({ StatusCode: 200, ErrorMessage: undefined });
    return { seats: PlayerSessions as readonly Seat[], NextToken };
  };
  /** C# names every field and writes null for those that were not set. */
  const csharp = (fields: object) => ({
    GameSessionId: null,
    PlayerId: null,
    PlayerSessionId: null,
    PlayerSessionStatusFilter: null,
    NextToken: null,
    Limit: 50,
    ...fields,
  });

  test("shows a player session with every member in its type", async () => {
    const { seats, NextToken } = await describeSeats({ PlayerId: "player-0" });
    expect(NextToken).toBe("");
    expect(seats).toStrictEqual([
      {
        PlayerId: "player-0",
        PlayerSessionId: expect.stringMatching(/^psess-/),
        GameSessionId,
        FleetId: sdk.guide.fleetId,
        PlayerData: "rank 7",
        IpAddress: "127.0.0.1",
        Port: 7003,
        DnsName: "",
        CreationTime: Date.UTC(2026, 0, 1),
        TerminationTime: 0,
        Status: "RESERVED",
      },
    ]);
    const { seats: others } = await describeSeats({ PlayerId: "player-1" });
    expect(others).toMatchObject([{ PlayerData: "" }]);
  });

  test("gives the same list to the form of C# and to that of Go: 50 of 60, and the rest with the token", async () => {
    for (const form of [csharp, (fields: object) => fields]) {
      const first = await describeSeats(form({ GameSessionId }));
      expect(first.seats.map((seat) => seat.PlayerId)).toEqual(
        Array.from({ length: 50 }, (_, index) => `player-${index}`),
      );
      expect(first.NextToken).toMatch(/.+/);
      const second = await describeSeats(form({ GameSessionId, NextToken: first.NextToken }));
      expect(second.seats.map((seat) => seat.PlayerId)).toEqual(
        Array.from({ length: 10 }, (_, index) => `player-${50 + index}`),
      );
      expect(second.NextToken).toBe("");
    }
  });

  test("takes a whole number that C++ writes with a fraction of nought", async () => {
    const RequestId = "limit-with-fraction";
    client.socket.send(
      `{"Action":"DescribePlayerSessions","RequestId":"${RequestId}","GameSessionId":"${GameSessionId}","Limit":3.0}`,
    );
    expect((await client.response(RequestId)).PlayerSessions).toHaveLength(3);
  });

  test("finds by status, and shows an empty list when there is none", async () => {
    const { seats } = await describeSeats({ PlayerId: "player-7" });
    const PlayerSessionId = seats[0]?.PlayerSessionId;
    expect(await client.ask("AcceptPlayerSession", { GameSessionId, PlayerSessionId })).toMatchObject({
      StatusCode: 200,
    });
    const active = await describeSeats({ GameSessionId, PlayerSessionStatusFilter: "ACTIVE" });
    expect(active.seats).toMatchObject([{ PlayerId: "player-7", Status: "ACTIVE" }]);
    const reserved = await describeSeats({
      GameSessionId,
      PlayerSessionStatusFilter: "RESERVED",
      Limit: 100,
    });
    expect(reserved.seats).toHaveLength(59);
    for (const fields of [
      { GameSessionId, PlayerSessionStatusFilter: "COMPLETED" },
      { PlayerId: "nobody" },
      { PlayerSessionId: "psess-none" },
      { GameSessionId: "arn:none" },
    ]) {
      expect(await describeSeats(fields)).toEqual({ seats: [], NextToken: "" });
    }
  });

  test("shows when a player session ended", async () => {
    const { seats } = await describeSeats({ PlayerId: "player-8" });
    const PlayerSessionId = seats[0]?.PlayerSessionId;
    await sdk.bench.advance(5);
    expect(await client.ask("RemovePlayerSession", { GameSessionId, PlayerSessionId })).toMatchObject({
      StatusCode: 200,
    });
    expect((await describeSeats({ PlayerSessionId })).seats).toMatchObject([
      { Status: "COMPLETED", TerminationTime: Date.UTC(2026, 0, 1) + 5_000 },
    ]);
  });

  test.each([
    {},
    { PlayerId: "ada", GameSessionId: "arn" },
    { PlayerId: "ada", PlayerSessionStatusFilter: "GONE" },
    { PlayerId: "ada", Limit: 0 },
    { PlayerId: "ada", NextToken: "none of ours" },
  ])("refuses %j with 400", async (fields) => {
    expect(await client.ask("DescribePlayerSessions", fields)).toMatchObject({ StatusCode: 400 });
  });

  test("leaves the game session and its seats to its own process", async () => {
    const { client: stranger } = await sdk.placeable({ port: 7004 });
    const { seats } = await describeSeats({ PlayerId: "player-9" });
    const PlayerSessionId = seats[0]?.PlayerSessionId;
    const before = sdk.control.stateHash();
    for (const action of ["AcceptPlayerSession", "RemovePlayerSession", "ActivateGameSession"]) {
      expect(await stranger.ask(action, { GameSessionId, PlayerSessionId })).toMatchObject({
        StatusCode: 404,
      });
    }
    expect(
      await client.ask("AcceptPlayerSession", { GameSessionId, PlayerSessionId: "psess-none" }),
    ).toMatchObject({ StatusCode: 404 });
    expect(sdk.control.stateHash()).toBe(before);
  });

  test("a seat that has lapsed or was left cannot be taken, nor left again", async () => {
    const { seats } = await describeSeats({ PlayerId: "player-8" });
    const left = { GameSessionId, PlayerSessionId: seats[0]?.PlayerSessionId };
    for (const action of ["AcceptPlayerSession", "RemovePlayerSession"]) {
      expect(await client.ask(action, left)).toMatchObject({
        StatusCode: 400,
        ErrorMessage: expect.stringContaining("COMPLETED"),
      });
    }
    await sdk.bench.advance(60);
    const { seats: lapsed } = await describeSeats({ PlayerId: "player-9" });
    expect(lapsed).toMatchObject([{ Status: "TIMEDOUT" }]);
    expect(
      await client.ask("AcceptPlayerSession", { GameSessionId, PlayerSessionId: lapsed[0]?.PlayerSessionId }),
    ).toMatchObject({ StatusCode: 400, ErrorMessage: expect.stringContaining("TIMEDOUT") });
  });
});
