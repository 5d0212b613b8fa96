import { DescribeFleetEventsCommand, TerminateGameSessionCommand } from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "../../testing/eventually.ts";
import { activating, createGameSession, gameSessionOf, hosting } from "../../testing/hosting.ts";
import type { SdkClient } from "../../testing/sdk-client.ts";
import { sdkProfiles } from "../../testing/sdk-profile.ts";
import { ServerSdkBench, schemes } from "../../testing/server-sdk-bench.ts";
import { StandingWall } from "../../testing/standing-wall.ts";

describe.each(schemes)("a push over %s", (scheme) => {
  let sdk: ServerSdkBench;
  let wall: StandingWall;
  beforeEach(async () => {
    wall = new StandingWall();
    sdk = await ServerSdkBench.start(scheme, { wall });
  });
  afterEach(() => sdk.close());

  const terminate = (GameSessionId: string) =>
    sdk.bench.client.send(
      new TerminateGameSessionCommand({ GameSessionId, TerminationMode: "TRIGGER_ON_PROCESS_TERMINATE" }),
    );
  const fleetEvents = async () =>
    (await sdk.bench.client.send(new DescribeFleetEventsCommand({ FleetId: sdk.guide.fleetId }))).Events?.map(
      (event) => event.EventCode,
    );
  /** The pushes that have come to the client by now and were not taken. */
  const pushesAt = async (client: SdkClient): Promise<readonly unknown[]> => {
    await client.ponged();
    return client.frames.map((frame) => frame.Action);
  };

  test("item 46: a process is not chosen before its first healthy heartbeat", async () => {
    const host = sdk.host();
    const client = await sdk.connect(host);
    await sdk.placements.start();
    await client.ask("ActivateServerProcess", { Port: 7001 });
    await sdk.bench.settled();
    expect(await pushesAt(client)).toEqual([]);
    await client.ask("HeartbeatServerProcess", { HealthStatus: false });
    await sdk.bench.settled();
    expect(await pushesAt(client)).toEqual([]);
    await client.ask("HeartbeatServerProcess", { HealthStatus: true });
    expect(await client.push()).toMatchObject({ Action: "CreateGameSession" });
  });

  test.each(sdkProfiles)(
    "item 47: a placement on a ready process of $name pushes one CreateGameSession in the types of the protocol",
    async ({ query }) => {
      const { client } = await sdk.placeable({ port: 7007, query });
      await sdk.placements.start({
        MaximumPlayerSessionCount: 8,
        GameSessionName: "arena",
        GameSessionData: "{}",
        GameProperties: [
          { Key: "mode", Value: "duel" },
          { Key: "map", Value: "" },
        ],
      });
      expect(await client.push()).toStrictEqual({
        Action: "CreateGameSession",
        GameSessionId: expect.stringMatching(/^arn:aws:gamelift:us-east-1::gamesession\/fleet-/),
        GameSessionName: "arena",
        GameSessionData: "{}",
        MatchmakerData: "",
        MaximumPlayerSessionCount: 8,
        Port: 7007,
        IpAddress: "127.0.0.1",
        DnsName: "",
        GameProperties: { mode: "duel", map: "" },
      });
      await sdk.bench.settled();
      expect(await pushesAt(client)).toEqual([]);
    },
  );

  test("item 48: a game session without properties has GameProperties {}, and texts that are empty", async () => {
    const { client } = await sdk.placeable();
    await createGameSession(sdk);
    const push = await client.push();
    expect(push).toMatchObject({ GameSessionName: "", GameSessionData: "" });
    expect(push.GameProperties).toStrictEqual({});
  });

  test("item 49: a Unicode name and 256 KB of GameSessionData come unchanged", async () => {
    const { client } = await sdk.placeable();
    const GameSessionData = "größer \u{1F3AE}".repeat(40_000).slice(0, 256 * 1024);
    await createGameSession(sdk, { Name: "Zürich \u{1F3AE}", GameSessionData });
    const push = await client.push();
    expect(push.GameSessionName).toBe("Zürich \u{1F3AE}");
    expect(push.GameSessionData === GameSessionData).toBe(true);
  });

  test("item 50: without ActivateGameSession in time the game session is TERMINATED, with a fleet event", async () => {
    const { client, gameSessionId } = await activating(sdk);
    wall.pass(100);
    await sdk.bench.advance(150);
    await client.ask("HeartbeatServerProcess", { HealthStatus: true });
    await sdk.bench.advance(149);
    expect(await gameSessionOf(sdk, gameSessionId)).toMatchObject({ Status: "ACTIVATING" });
    await sdk.bench.advance(1);
    expect(await gameSessionOf(sdk, gameSessionId)).toMatchObject({ Status: "TERMINATED" });
    expect(await fleetEvents()).toContain("GAME_SESSION_ACTIVATION_TIMEOUT");
  });

  test("item 51: UpdateGameSession, pushed on command for want of FlexMatch, has a text as UpdateReason and GameSession.Name", async () => {
    const { client, gameSessionId } = await hosting(sdk, { port: 7009 }, { Name: "arena" });
    wall.pass(100);
    sdk.control.command("push-update-game-session", {
      gameSessionId,
      backfillTicketId: "ticket-3",
      matchmakerData: '{"teams":[]}',
    });
    expect(await client.push()).toStrictEqual({
      Action: "UpdateGameSession",
      UpdateReason: "MATCHMAKING_DATA_UPDATED",
      BackfillTicketId: "ticket-3",
      GameSession: {
        GameSessionId: gameSessionId,
        Name: "arena",
        FleetId: sdk.guide.fleetId,
        Location: "us-east-1",
        Status: "ACTIVE",
        MaximumPlayerSessionCount: 4,
        Port: 7009,
        IpAddress: "127.0.0.1",
        DnsName: "",
        GameSessionData: "",
        MatchmakerData: '{"teams":[]}',
        GameProperties: {},
      },
    });
  });

  test("item 52: TerminateGameSession TRIGGER_ON_PROCESS_TERMINATE pushes a whole number of milliseconds ahead", async () => {
    const { host, client, gameSessionId } = await hosting(sdk);
    const now = sdk.control.clock().now;
    await terminate(gameSessionId);
    wall.pass(100);
    expect(await client.push()).toStrictEqual({ Action: "TerminateProcess", TerminationTime: now + 300_000 });
    expect(sdk.process(host)).toMatchObject({ status: "TERMINATING" });
  });

  test("item 53: a process that does not end until that time is TERMINATED by SERVER_PROCESS_FORCE_TERMINATED", async () => {
    const { host, gameSessionId } = await hosting(sdk);
    await terminate(gameSessionId);
    wall.pass(100);
    await sdk.bench.advance(299);
    expect(sdk.process(host)).toMatchObject({ status: "TERMINATING" });
    await sdk.bench.advance(1);
    expect(sdk.process(host)).toMatchObject({ status: "TERMINATED" });
    expect(await gameSessionOf(sdk, gameSessionId)).toMatchObject({ Status: "TERMINATED" });
    expect(await fleetEvents()).toContain("SERVER_PROCESS_FORCE_TERMINATED");
  });

  test("item 54: two pushes at once leave 100 ms apart, in order", async () => {
    const { client } = await sdk.placeable();
    await terminate(await createGameSession(sdk));
    expect(await pushesAt(client)).toEqual(["CreateGameSession"]);
    expect(sdk.control.busy()).toContainEqual(expect.stringContaining("waits for its turn"));
    wall.pass(99);
    expect(await pushesAt(client)).toEqual(["CreateGameSession"]);
    wall.pass(1);
    expect(await pushesAt(client)).toEqual(["CreateGameSession", "TerminateProcess"]);
    expect(sdk.control.busy()).toEqual([]);
  });

  test("item 54: five pushes at once leave one by one, in order", async () => {
    const { client, gameSessionId } = await hosting(sdk);
    wall.pass(100);
    const tickets = ["1", "2", "3", "4", "5"];
    for (const backfillTicketId of tickets)
      sdk.control.command("push-update-game-session", { gameSessionId, backfillTicketId });
    for (let left = 1; left <= tickets.length; left += 1) {
      await client.ponged();
      expect(client.frames.map((frame) => frame.BackfillTicketId)).toEqual(tickets.slice(0, left));
      wall.pass(100);
    }
  });

  test("item 55: a push without a socket waits, and comes after the reconnect, once, in order and spaced", async () => {
    const { host, client } = await sdk.placeable();
    client.socket.terminate();
    await eventually("the socket is known to be lost", () => sdk.process(host).connectionId === undefined);
    const gameSessionId = await createGameSession(sdk);
    await sdk.bench.settled();
    const back = await sdk.connect(host);
    expect(await back.push()).toMatchObject({ Action: "CreateGameSession", GameSessionId: gameSessionId });
    await terminate(gameSessionId);
    expect(await pushesAt(back)).toEqual([]);
    wall.pass(100);
    expect(await pushesAt(back)).toEqual(["TerminateProcess"]);
    const third = await sdk.connect(host);
    wall.pass(1_000);
    expect(await pushesAt(third)).toEqual([]);
    expect(sdk.journal("push")).toHaveLength(2);
  });

  test("item 55: a push waits while its socket is only closing", async () => {
    const { host, client } = await sdk.placeable();
    // The client says goodbye and reads no more: it answers no ping, and its connection stays half closed.
    client.socket.close(1011);
    client.socket.pause();
    let isClosing = false;
    await eventually("the goodbye was read", () => {
      void sdk.control.ping().then(() => {
        isClosing = true;
      });
      return isClosing;
    });
    const gameSessionId = await createGameSession(sdk);
    const back = await sdk.connect(host);
    expect(await back.push()).toMatchObject({ GameSessionId: gameSessionId });
  });

  test("follows the response to the request that caused it", async () => {
    const { client } = await sdk.placeable();
    for (const RequestId of ["first", "second", "third"]) {
      client.socket.send(
        JSON.stringify({ Action: "HeartbeatServerProcess", RequestId, HealthStatus: false }),
      );
    }
    await eventually("four frames have come", () => client.frames.length >= 4);
    expect(client.frames.map((frame) => frame.RequestId ?? frame.Action)).toEqual([
      "first",
      "second",
      "third",
      "TerminateProcess",
    ]);
  });
});
