import {
  DescribeGameSessionDetailsCommand,
  type DescribeGameSessionDetailsInput,
  GetGameSessionLogUrlCommand,
  GetPlayerConnectionDetailsCommand,
  UpdateGameSessionCommand,
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

  describe("DescribeGameSessionDetails", () => {
    const details = (given: DescribeGameSessionDetailsInput) =>
      bench.client.send(new DescribeGameSessionDetailsCommand(given));

    test("shows a game session with its protection, which is the fleet's until it is changed", async () => {
      const { made } = await gameSessions.active({ Name: "duel" });
      const GameSessionId = known(made.GameSessionId);
      const GameSession = { ...made, Status: "ACTIVE" };
      expect((await details({ GameSessionId })).GameSessionDetails).toEqual([
        { GameSession, ProtectionPolicy: "NoProtection" },
      ]);
      await bench.client.send(
        new UpdateGameSessionCommand({ GameSessionId, ProtectionPolicy: "FullProtection" }),
      );
      expect((await details({ GameSessionId })).GameSessionDetails).toEqual([
        { GameSession, ProtectionPolicy: "FullProtection" },
      ]);
    });

    test("lists by fleet, alias, location and status in pages of its own", async () => {
      for (const Name of ["a", "b", "c"]) await gameSessions.active({ Name });
      await gameSessions.active({ Name: "d", Location: "eu-west-1" });
      const names = async (given: DescribeGameSessionDetailsInput) =>
        (await details(given)).GameSessionDetails?.map(({ GameSession }) => GameSession?.Name).join("");
      const { fleetId: FleetId, aliasId: AliasId } = guide;
      expect(await names({ AliasId, StatusFilter: "ACTIVE" })).toBe("abcd");
      expect(await names({ FleetId, Location: "eu-west-1" })).toBe("d");
      const { NextToken } = await details({ FleetId, Limit: 2 });
      expect(await names({ FleetId, NextToken: known(NextToken) })).toBe("cd");
    });

    test.each([
      ["no selector", {}, "InvalidRequestException", "Exactly one of GameSessionId, FleetId and AliasId"],
      ["an unknown id", { GameSessionId: "unknown" }, "NotFoundException", "unknown"],
      ["an unknown fleet", { FleetId: "fleet-unknown" }, "NotFoundException", "fleet-unknown"],
      ["an unknown status", { FleetId: "fleet-a", StatusFilter: "GONE" }, "InvalidRequestException", "GONE"],
    ])("refuses %s", async (_what, given, name, words) => {
      await expect(details(given)).rejects.toMatchObject({ name, message: expect.stringContaining(words) });
    });
  });

  test("GetGameSessionLogUrl points at an address that says why there are no logs, for 15 minutes", async () => {
    const { made, server } = await gameSessions.active();
    const { PreSignedUrl } = await bench.client.send(
      new GetGameSessionLogUrlCommand({ GameSessionId: known(made.GameSessionId) }),
    );
    const url = known(PreSignedUrl);
    expect(url.length).toBeLessThanOrEqual(1024);
    const told = async (address: string, headers: Record<string, string> = {}) => {
      const answer = await fetch(address, { headers });
      return `${answer.status} ${await answer.text()}`;
    };
    expect(await told(url)).toMatch(/^404 .* is ACTIVE: its logs are collected when its process has exited/);
    expect(await told(url.replace("gsess-", "gsess-0"))).toMatch(/^404 There is no such game session/);
    expect(await told(url.replace("arn%3A", "%").replace("arn:", "%"))).toMatch(/^404 There is no such/);
    expect(await told(url, { Origin: "http://example.com" })).toMatch(/^403 Requests from web pages/);
    await server.ask("TerminateServerProcess");
    expect(await told(url)).toMatch(/^404 .*this emulator did not launch its process/);
    await bench.advance(901);
    expect(await told(url)).toMatch(/^403 This URL has expired/);
    expect(await told(url.replace(/\?.*/, ""))).toMatch(/^403 This URL has expired/);
    await expect(
      bench.client.send(new GetGameSessionLogUrlCommand({ GameSessionId: "unknown" })),
    ).rejects.toMatchObject({ name: "NotFoundException" });
  });

  test("GetPlayerConnectionDetails gives every player the game server's own address", async () => {
    const { made } = await gameSessions.active();
    const connect = (GameSessionId: string) =>
      bench.client.send(new GetPlayerConnectionDetailsCommand({ GameSessionId, PlayerIds: ["ada", "ben"] }));
    const GameSessionId = known(made.GameSessionId);
    const Endpoints = [{ IpAddress: made.IpAddress, Port: made.Port }];
    expect(await connect(GameSessionId)).toMatchObject({
      GameSessionId,
      PlayerConnectionDetails: [
        { PlayerId: "ada", Endpoints },
        { PlayerId: "ben", Endpoints },
      ],
    });
    const { made: waiting } = await gameSessions.activating();
    await expect(connect(known(waiting.GameSessionId))).rejects.toMatchObject({
      name: "InvalidGameSessionStatusException",
      message: expect.stringContaining("ACTIVATING"),
    });
    await expect(connect("unknown")).rejects.toMatchObject({ name: "NotFoundException" });
  });
});
