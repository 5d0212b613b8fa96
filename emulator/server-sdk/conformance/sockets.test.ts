import { setImmediate as nextTurn } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { EmulatorOptions } from "../../options.ts";
import { eventually } from "../../testing/eventually.ts";
import { known } from "../../testing/guide-set-up.ts";
import { createGameSession } from "../../testing/hosting.ts";
import type { SdkClient } from "../../testing/sdk-client.ts";
import { type Host, ServerSdkBench, schemes } from "../../testing/server-sdk-bench.ts";
import { StandingWall } from "../../testing/standing-wall.ts";

let sdk: ServerSdkBench;
let wall: StandingWall;
const start = async (options: EmulatorOptions = {}, scheme: "ws" | "wss" = "ws") => {
  wall = new StandingWall();
  sdk = await ServerSdkBench.start(scheme, { wall, options });
};
afterEach(() => sdk.close());

const isLost = (host: Host) =>
  eventually("the socket is known to be lost", () => sdk.process(host).connectionId === undefined);
const heartbeat = (client: SdkClient) => client.ask("HeartbeatServerProcess", { HealthStatus: true });
const gatewayNotes = () => sdk.journal("socket").map(({ what, details }) => [what, details.because]);

describe("a socket", () => {
  beforeEach(() => start());

  test("that is lost changes nothing but that there is none: process, game session and seats stay", async () => {
    const { host, client } = await sdk.placeable();
    await sdk.placements.start({ DesiredPlayerSessions: [{ PlayerId: "ada" }] });
    const { GameSessionId } = await client.push();
    await client.ask("ActivateGameSession", { GameSessionId });
    const before = known(sdk.control.state()[0]).tables;
    client.socket.terminate();
    await isLost(host);
    const after = known(sdk.control.state()[0]).tables;
    const { connectionId: _lost, ...rest } = sdk.process(host);
    expect(after).toEqual({ ...before, serverProcesses: [rest] });
    await sdk.connect(host);
    expect(sdk.process(host)).toMatchObject({ ...rest, connectionId: expect.any(String) });
  });

  test("of an ended process is closed with 1000 five seconds after the answer, unless the client was quicker", async () => {
    const { client } = await sdk.placeable();
    expect(await client.ask("TerminateServerProcess")).toMatchObject({ StatusCode: 200 });
    wall.pass(4_999);
    await client.ponged();
    expect(client.closeCode).toBeUndefined();
    wall.pass(1);
    expect(await client.closed()).toBe(1000);
  });

  test("is cut without a close frame by a reset, and nothing that waited for it is left", async () => {
    const { host, client: lost } = await sdk.placeable();
    lost.socket.terminate();
    await isLost(host);
    await createGameSession(sdk);
    const { client } = await sdk.placeable();
    sdk.control.command("reset", {});
    expect(await client.closed()).toBe(1006);
    expect(sdk.control.state()).toEqual([]);
    expect(sdk.control.busy()).toEqual([]);
    await eventually(
      "nothing waits for time to pass",
      () => wall.waiting === 0,
      () => wall.waiting,
    );
  });

  test("whose client has stopped reading is named when it answers no ping", async () => {
    const { host, client } = await sdk.placeable();
    client.socket.pause();
    const pinged = sdk.control.ping().then(
      () => "answered",
      (error: Error) => error.message,
    );
    wall.pass(10_000);
    expect(await pinged).toBe(`no answer to a ping within 10000 ms from process ${host.processId}`);
    client.socket.resume();
    await sdk.control.ping();
  });

  test("is pinged every 45 s, and is cut when it has said nothing until the ping after", async () => {
    const { host, client } = await sdk.placeable();
    const { host: halfOpen, client: silent } = await sdk.placeable();
    let pings = 0;
    client.socket.on("ping", () => {
      pings += 1;
    });
    silent.socket.pause();
    wall.pass(45_000);
    await client.ponged();
    expect(pings).toBe(1);
    wall.pass(44_999);
    await client.ponged();
    expect(sdk.process(halfOpen)).toMatchObject({ connectionId: expect.any(String) });
    wall.pass(1);
    await isLost(halfOpen);
    expect(gatewayNotes()).toEqual([["silent socket cut", "it has answered no ping"]]);
    await client.ponged();
    expect(pings).toBe(2);
    expect(sdk.process(halfOpen)).toMatchObject({ status: "ACTIVE" });
    expect(sdk.process(host)).toMatchObject({ status: "ACTIVE", connectionId: expect.any(String) });
    silent.socket.resume();
    expect(await silent.closed()).toBe(1006);
    expect(await heartbeat(await sdk.connect(halfOpen))).toMatchObject({ StatusCode: 200 });
  });

  test("of a server that went on while the emulator stood still is not cut, and its heartbeats count", async () => {
    const { host, client } = await sdk.placeable({ isReal: true });
    wall.pass(45_000);
    // Behind this, the next thing that the event loop does is to read, as behind timers that run late.
    await nextTurn();
    client.socket.send(
      JSON.stringify({ Action: "HeartbeatServerProcess", RequestId: "unread", HealthStatus: true }),
    );
    wall.standStill(600_000);
    await sdk.bench.settled();
    expect(await client.response("unread")).toMatchObject({ StatusCode: 200 });
    expect(sdk.process(host)).toMatchObject({ status: "ACTIVE", isHealthy: true });
    expect(client.closeCode).toBeUndefined();
    expect(sdk.journal("socket")).toEqual([]);
  });
});

describe.each(schemes)("messages over %s", (scheme) => {
  beforeEach(() => start({}, scheme));
  const request = (id: string, bytes: number) => {
    const empty = JSON.stringify({
      Action: "ActivateServerProcess",
      RequestId: id,
      Port: 7001,
      SdkToolName: "",
    });
    return empty.replace('""', `"${"x".repeat(bytes - Buffer.byteLength(empty))}"`);
  };

  test("of one MiB are served, and larger ones close the socket with 1009, after which the process comes back", async () => {
    const host = sdk.host();
    const client = await sdk.connect(host);
    client.socket.send(request("large", 1024 * 1024));
    expect(await client.response("large")).toMatchObject({ StatusCode: 200 });
    client.socket.send(request("too large", 1024 * 1024 + 1));
    expect(await client.closed()).toBe(1009);
    await isLost(host);
    const back = await sdk.connect(host);
    expect(await heartbeat(back)).toMatchObject({ StatusCode: 200 });
  });

  const masked = (first: number, length: number, ...payload: readonly number[]) =>
    Buffer.from([first, 0x80 | length, 0, 0, 0, 0, ...payload]);
  test.each([
    ["without a mask", Buffer.from([0x81, 1, 0x7b]), 1002],
    ["with reserved bits", masked(0xf1, 1, 0x7b), 1002],
    ["of an unknown kind", masked(0x83, 1, 0x7b), 1002],
    ["that goes on with nothing", masked(0x80, 1, 0x7b), 1002],
    ["of text that is none", masked(0x81, 1, 0xff), 1007],
  ])(
    "in a frame %s end that socket with a code that lets the process come back",
    async (_how, bytes, code) => {
      const { host, client } = await sdk.placeable();
      const { client: other } = await sdk.placeable();
      client.writeBytes(bytes);
      expect(await client.closed()).toBe(code);
      await isLost(host);
      expect(await heartbeat(other)).toMatchObject({ StatusCode: 200 });
      expect(await heartbeat(await sdk.connect(host))).toMatchObject({ StatusCode: 200 });
      expect(sdk.process(host)).toMatchObject({ status: "ACTIVE" });
    },
  );

  test("of more than 256 KB are pushed", async () => {
    const { client } = await sdk.placeable();
    const GameSessionData = "ß".repeat(131_072);
    await createGameSession(sdk, { GameSessionData });
    expect(await client.push()).toMatchObject({ GameSessionData });
  });
});

describe("cutServerSdkSockets", () => {
  beforeEach(() => start());

  test("ends the sockets of one process, or all, by a cut or with a code, and tells the journal", async () => {
    const [first, second, third] = [await sdk.placeable(), await sdk.placeable(), await sdk.placeable()];
    expect(sdk.control.cutServerSdkSockets({ processId: first.host.processId })).toEqual({ count: 1 });
    expect(await first.client.closed()).toBe(1006);
    await heartbeat(second.client);
    const { processId } = second.host;
    expect(sdk.control.cutServerSdkSockets({ processId, closeCode: 1011 })).toEqual({ count: 1 });
    expect(await second.client.closed()).toBe(1011);
    expect(sdk.control.cutServerSdkSockets()).toEqual({ count: 1 });
    expect(await third.client.closed()).toBe(1006);
    expect(sdk.journal("fault").map(({ details }) => details)).toEqual([
      { processId: first.host.processId, count: 1 },
      { processId, closeCode: 1011, count: 1 },
      { count: 1 },
    ]);
    for (const { host } of [first, second, third]) {
      await isLost(host);
      expect(sdk.process(host)).toMatchObject({ status: "ACTIVE" });
    }
  });

  test.each([0, 999, 1004, 1005, 1006, 1015, 2999, 5000])("refuses the code %i", (closeCode) => {
    expect(() => sdk.control.cutServerSdkSockets({ closeCode })).toThrow("No close frame may carry");
  });
});

describe("the command refresh-connection", () => {
  test("tells the processes that have a socket, or one, to come by their own endpoint or another", async () => {
    await start({ serverSdkPath: "/prod" });
    const { host, client } = await sdk.placeable();
    const { host: gone, client: lost } = await sdk.placeable();
    lost.socket.terminate();
    await isLost(gone);
    const { port } = new URL(sdk.endpoint);
    expect(sdk.control.command("refresh-connection", {})).toEqual({ processIds: [host.processId] });
    const push = await client.push();
    expect(push).toStrictEqual({
      Action: "RefreshConnection",
      RefreshConnectionEndpoint: `ws://127.0.0.1:${port}/prod`,
      AuthToken: expect.stringMatching(/^[A-Za-z0-9._~-]+$/),
    });
    expect(push.AuthToken).not.toBe(host.authToken);
    wall.pass(100);
    const endpoint = "wss://games.example:8443/prod";
    sdk.control.command("refresh-connection", { processId: host.processId, endpoint });
    expect(await client.push()).toMatchObject({
      RefreshConnectionEndpoint: endpoint,
      AuthToken: push.AuthToken,
    });
  });

  test("names what it cannot do", async () => {
    await start();
    const { host, client } = await sdk.placeable();
    await client.ask("TerminateServerProcess");
    const refresh = (parameters: object) => () =>
      sdk.control.command("refresh-connection", { ...parameters });
    expect(refresh({ processId: "nobody" })).toThrow("Server process nobody is not known.");
    expect(refresh({ processId: host.processId })).toThrow("is TERMINATED; only living ones move");
    expect(refresh({ endpoint: "https://games.example" })).toThrow("without a query");
    expect(refresh({ endpoint: "wss://games.example/?stage=1" })).toThrow("without a query");
    expect(refresh({})()).toEqual({ processIds: [] });
  });

  test("is given by the emulator itself every so many minutes, where that is asked for", async () => {
    await start({ rules: { refreshConnectionMinutes: 1 } });
    const { host, client } = await sdk.placeable();
    let current = client;
    for (let move = 0; move < 3; move += 1) {
      wall.pass(59_000);
      await current.ponged();
      expect(current.frames).toEqual([]);
      wall.pass(1_001);
      const { AuthToken } = await current.push();
      current = await sdk.connect(host, { Authorization: String(AuthToken) });
    }
    await current.ask("TerminateServerProcess");
    wall.pass(200_000);
    await sdk.bench.settled();
    expect(sdk.control.state().flatMap(({ tables }) => tables.connectionRefreshes ?? [])).toEqual([]);
    expect(sdk.journal("push")).toHaveLength(3);
  });
});
