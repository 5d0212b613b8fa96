import { CreatePlayerSessionsCommand } from "@aws-sdk/client-gamelift";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SdkClient } from "../../testing/sdk-client.ts";
import { askLike, csharpProfile, goProfile, type SdkProfile } from "../../testing/sdk-profile.ts";
import { ServerSdkBench } from "../../testing/server-sdk-bench.ts";

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
    profile: SdkProfile = goProfile,
  ): Promise<{ readonly seats: readonly Seat[]; readonly NextToken: unknown }> => {
    const { StatusCode, ErrorMessage, PlayerSessions, NextToken } = await askLike(
      profile,
      client,
      "DescribePlayerSessions",
      fields,
    );
    expect({ StatusCode, ErrorMessage }).toEqual({ StatusCode: 200, ErrorMessage: undefined });
    return { seats: PlayerSessions as readonly Seat[], NextToken };
  };

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

  test("item 32: gives the same list to the nulls and Limit 50 of C# and to the omitted fields of Go", async () => {
    const [csharp, go] = [
      await describeSeats({ GameSessionId }, csharpProfile),
      await describeSeats({ GameSessionId }, goProfile),
    ];
    expect(csharp.seats).toHaveLength(50);
    expect(csharp.seats).toEqual(go.seats);
  });

  test("item 33: gives 50 of 60 with a NextToken, then 10 with an empty one", async () => {
    for (const profile of [csharpProfile, goProfile]) {
      const first = await describeSeats({ GameSessionId }, profile);
      expect(first.seats.map((seat) => seat.PlayerId)).toEqual(
        Array.from({ length: 50 }, (_, index) => `player-${index}`),
      );
      expect(first.NextToken).toMatch(/.+/);
      const second = await describeSeats({ GameSessionId, NextToken: first.NextToken }, profile);
      expect(second.seats.map((seat) => seat.PlayerId)).toEqual(
        Array.from({ length: 10 }, (_, index) => `player-${50 + index}`),
      );
      expect(second.NextToken).toBe("");
    }
  });

  test("reads the names of fields in any case, that of the token included", async () => {
    const { NextToken: nextToken } = await describeSeats({ gamesessionid: GameSessionId, LIMIT: 58 });
    const { seats } = await describeSeats({ gameSessionId: GameSessionId, nextToken, limit: 58 });
    expect(seats.map((seat) => seat.PlayerId)).toEqual(["player-58", "player-59"]);
  });

  test("takes a whole number that C++ writes with a fraction of nought", async () => {
    const RequestId = "limit-with-fraction";
    client.socket.send(
      `{"Action":"DescribePlayerSessions","RequestId":"${RequestId}","GameSessionId":"${GameSessionId}","Limit":3.0}`,
    );
    expect((await client.response(RequestId)).PlayerSessions).toHaveLength(3);
  });

  test("item 34: an empty result is a list without members, not null; one status alone can be asked for", async () => {
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
      expect(await describeSeats(fields)).toStrictEqual({ seats: [], NextToken: "" });
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
});
