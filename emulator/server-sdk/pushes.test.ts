import { CreateGameSessionCommand, TerminateGameSessionCommand } from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "../testing/eventually.ts";
import { known } from "../testing/guide-set-up.ts";
import type { SdkClient } from "../testing/sdk-client.ts";
import { ServerSdkBench, schemes } from "../testing/server-sdk-bench.ts";
import { StandingWall } from "../testing/standing-wall.ts";

let sdk: ServerSdkBench;
let wall: StandingWall;
afterEach(() => sdk.close());

const createGameSession = async (given: object = {}): Promise<string> => {
  const { GameSession: made } = await sdk.bench.client.send(
    new CreateGameSessionCommand({ FleetId: sdk.guide.fleetId, MaximumPlayerSessionCount: 4, ...given }),
  );
  return known(made?.GameSessionId);
};

const terminate = (GameSessionId: string) =>
  sdk.bench.client.send(
    new TerminateGameSessionCommand({ GameSessionId, TerminationMode: "TRIGGER_ON_PROCESS_TERMINATE" }),
  );

/** Whether a push has come to the client by now. */
const pushesAt = async (client: SdkClient): Promise<readonly unknown[]> => {
  await client.ponged();
  return client.frames.map((frame) => frame.Action);
};

describe.each(schemes)("a push over %s", (scheme) => {
  beforeEach(async () => {
    wall = new StandingWall();
    sdk = await ServerSdkBench.start(scheme, { wall });
  });

  test("CreateGameSession has the members of the protocol in their types, and no RequestId", async () => {
    const { client } = await sdk.placeable({ port: 7007 });
    const GameSessionData = "größer ".repeat(30_000);
    const GameSessionId = await createGameSession({
      Name: "Zürich \u{1F3AE}",
      GameSessionData,
      GameProperties: [
        { Key: "mode", Value: "duel" },
        { Key: "map", Value: "" },
      ],
    });
    expect(await client.push()).toStrictEqual({
      Action: "CreateGameSession",
      GameSessionId,
      GameSessionName: "Zürich \u{1F3AE}",
      GameSessionData,
      MatchmakerData: "",
      MaximumPlayerSessionCount: 4,
      Port: 7007,
      IpAddress: "127.0.0.1",
      DnsName: "",
      GameProperties: { mode: "duel", map: "" },
    });
  });

  test("CreateGameSession without options has texts that are empty and properties that are an object", async () => {
    const { client } = await sdk.placeable();
    await createGameSession();
    expect(await client.push()).toMatchObject({
      GameSessionName: "",
      GameSessionData: "",
      GameProperties: {},
    });
  });

  test("TerminateProcess names its time as a whole number of milliseconds", async () => {
    const { host, client } = await sdk.placeable();
    const gameSessionId = await createGameSession();
    await client.push();
    const now = sdk.control.clock().now;
    await terminate(gameSessionId);
    wall.pass(100);
    const push = await client.push();
    expect(push).toStrictEqual({ Action: "TerminateProcess", TerminationTime: now + 300_000 });
    expect(sdk.process(host)).toMatchObject({ status: "TERMINATING" });
  });

  test("never comes before the first healthy heartbeat", async () => {
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

  test("leaves 100 ms after the one before it, and not earlier", async () => {
    const { client } = await sdk.placeable();
    const gameSessionId = await createGameSession();
    await terminate(gameSessionId);
    expect(await pushesAt(client)).toEqual(["CreateGameSession"]);
    expect(sdk.control.busy()).toContainEqual(expect.stringContaining("waits for its turn"));
    wall.pass(99);
    expect(await pushesAt(client)).toEqual(["CreateGameSession"]);
    wall.pass(1);
    expect(await pushesAt(client)).toEqual(["CreateGameSession", "TerminateProcess"]);
    expect(sdk.control.busy()).toEqual([]);
  });

  test("waits for a socket while there is none, and comes once, in order and spaced", async () => {
    const { host, client } = await sdk.placeable();
    client.socket.terminate();
    await eventually("the socket is known to be lost", () => sdk.process(host).connectionId === undefined);
    const gameSessionId = await createGameSession();
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

  test("waits while its socket is only closing", async () => {
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
    const gameSessionId = await createGameSession();
    const back = await sdk.connect(host);
    expect(await back.push()).toMatchObject({ GameSessionId: gameSessionId });
  });

  test("goes to the newest socket only, and the old one is still answered", async () => {
    const { host, client: old } = await sdk.placeable();
    const current = await sdk.connect(host);
    const gameSessionId = await createGameSession();
    expect(await current.push()).toMatchObject({ GameSessionId: gameSessionId });
    expect(await pushesAt(old)).toEqual([]);
    expect(await old.ask("ActivateGameSession", { GameSessionId: gameSessionId })).toMatchObject({
      StatusCode: 200,
    });
    expect(await current.ask("HeartbeatServerProcess", { HealthStatus: true })).toMatchObject({
      StatusCode: 200,
    });
  });
});
