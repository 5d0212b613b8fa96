import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "../../testing/eventually.ts";
import { known } from "../../testing/guide-set-up.ts";
import {
  createGameSession,
  gameSessionOf,
  type Hosting,
  playerSessionOf,
  reserve,
} from "../../testing/hosting.ts";
import type { SdkClient } from "../../testing/sdk-client.ts";
import { cppUpgrade, csharpUpgrade, goUpgrade, sdkUpgrades } from "../../testing/sdk-upgrade.ts";
import { ServerSdkBench } from "../../testing/server-sdk-bench.ts";
import { StandingWall } from "../../testing/standing-wall.ts";
import { come as comeBy, refusalOf } from "../../testing/upgrades.ts";

describe.each(sdkUpgrades)("$name", (upgrade) => {
  let sdk: ServerSdkBench;
  let wall: StandingWall;
  let hosting: Hosting;
  let seats: readonly string[];
  beforeEach(async () => {
    wall = new StandingWall();
    sdk = await ServerSdkBench.start("ws", { wall });
    const host = sdk.host();
    const client = await come(host);
    await client.ask("ActivateServerProcess", { Port: 7001 });
    await client.ask("HeartbeatServerProcess", { HealthStatus: true });
    const gameSessionId = await createGameSession(sdk);
    await client.push();
    await client.ask("ActivateGameSession", { GameSessionId: gameSessionId });
    hosting = { host, client, gameSessionId };
    seats = await reserve(sdk, gameSessionId, ["ada", "ben"]);
    await client.ask("AcceptPlayerSession", { GameSessionId: gameSessionId, PlayerSessionId: seats[0] });
  });
  afterEach(() => sdk.close());

  const come = (host: Hosting["host"]) =>
    comeBy({ sdk, scheme: upgrade.schemes.at(-1) ?? "ws", upgrade }, host);
  const isLost = (client: SdkClient) =>
    eventually("the socket is known to be lost", () =>
      client.closeCode === undefined ? false : sdk.process(hosting.host).connectionId === undefined,
    );
  const everything = () => {
    const { serverProcesses: _processes, ...tables } = known(sdk.control.state()[0]).tables;
    const { connectionId: _current, ...process } = sdk.process(hosting.host);
    return { tables, process };
  };
  const isWell = async (client: SdkClient) => {
    const { gameSessionId: GameSessionId } = hosting;
    expect(await gameSessionOf(sdk, GameSessionId)).toMatchObject({ Status: "ACTIVE" });
    const answer = await client.ask("AcceptPlayerSession", { GameSessionId, PlayerSessionId: seats[1] });
    expect(answer).toMatchObject({ StatusCode: 200 });
    expect(await client.ask("HeartbeatServerProcess", { HealthStatus: true })).toMatchObject({
      StatusCode: 200,
    });
  };

  test("item 59: after a reset and a reconnect within the limit process, game session and players are unchanged", async () => {
    const before = everything();
    hosting.client.reset();
    await isLost(hosting.client);
    expect(everything()).toEqual(before);
    wall.pass(40_000);
    const back = await come(hosting.host);
    expect(everything()).toEqual(before);
    expect(sdk.process(hosting.host)).toMatchObject({ connectionId: expect.any(String) });
    await isWell(back);
    expect(back.frames).toEqual([]);
  });

  test("item 60: after a reset and no reconnect all of it ends at lastHealthyAt + 180 s, and not earlier", async () => {
    hosting.client.reset();
    await isLost(hosting.client);
    wall.pass(179_999);
    await sdk.bench.settled();
    expect(sdk.process(hosting.host)).toMatchObject({ status: "ACTIVE" });
    expect(await gameSessionOf(sdk, hosting.gameSessionId)).toMatchObject({ Status: "ACTIVE" });
    wall.pass(2);
    await sdk.bench.settled();
    expect(sdk.process(hosting.host)).toMatchObject({ status: "TERMINATED" });
    expect(await gameSessionOf(sdk, hosting.gameSessionId)).toMatchObject({ Status: "TERMINATED" });
    expect(await playerSessionOf(sdk, seats[0] ?? "")).toMatchObject({ Status: "COMPLETED" });
    expect(await playerSessionOf(sdk, seats[1] ?? "")).toMatchObject({ Status: "TIMEDOUT" });
    expect(await refusalOf(come(hosting.host), sdk)).toMatchObject({ status: 403 });
  });

  test("item 61: the emulator's end drops its sockets without a close frame, superseded ones too", async () => {
    const clients = [hosting.client, await come(hosting.host), await come(sdk.host())];
    await sdk.bench.emulator.close();
    for (const client of clients) expect(await client.closed()).toBe(1006);
  });

  test("item 62: after a restart of the listener within one emulator, the nearest to a restart with persistent state, its old id is accepted without ActivateServerProcess", async () => {
    const before = everything();
    const addresses = sdk.control.addresses();
    await sdk.control.restartServerSdkListener();
    expect(await hosting.client.closed()).toBe(1006);
    expect(sdk.control.addresses()).toEqual(addresses);
    await isLost(hosting.client);
    const back = await come(hosting.host);
    expect(everything()).toEqual(before);
    await isWell(back);
  });

  test("item 62: while nothing is listened to it is refused a connection, and nothing ends", async () => {
    const before = everything();
    await sdk.control.setServerSdkReachable(false);
    await isLost(hosting.client);
    await expect(come(hosting.host)).rejects.toThrow();
    wall.pass(100_000);
    await sdk.bench.settled();
    expect(everything()).toEqual(before);
    await sdk.control.setServerSdkReachable(true);
    await isWell(await come(hosting.host));
  });

  test("item 63: after RefreshConnection, requests on either socket are answered until the old one closes", async () => {
    const { host, client: old } = hosting;
    wall.pass(100);
    sdk.control.command("refresh-connection", { processId: host.processId });
    const { RefreshConnectionEndpoint: endpoint, AuthToken } = await old.push();
    const moved = await comeBy({ sdk, scheme: "ws", upgrade: withEndpoint(String(endpoint)) }, host, {
      Authorization: String(AuthToken),
    });
    for (const socket of [moved, old, moved, old]) {
      expect(await socket.ask("HeartbeatServerProcess", { HealthStatus: true })).toMatchObject({
        StatusCode: 200,
      });
    }
    if (upgrade === cppUpgrade) old.socket.close(1001);
    else old.reset();
    await old.closed();
    await isWell(moved);
    expect(sdk.process(host)).toMatchObject({ status: "ACTIVE", connectionId: expect.any(String) });
  });
  const withEndpoint = (endpoint: string) => ({
    ...upgrade,
    url: (_other: string, query: Parameters<typeof upgrade.url>[1]) => upgrade.url(endpoint, query),
  });

  test("item 65: after its token has expired its open socket goes on, and a new one is refused", async () => {
    const { realNow } = sdk.control.clock();
    await hosting.client.ask("HeartbeatServerProcess", { HealthStatus: true });
    const life = 3 * 3_600_000;
    for (let passed = 0; passed <= life; passed += 170_000) {
      sdk.control.setClock(realNow + passed, "real");
      await hosting.client.ask("HeartbeatServerProcess", { HealthStatus: true });
    }
    sdk.control.setClock(realNow + life + 1, "real");
    expect(await refusalOf(come(hosting.host), sdk)).toMatchObject({
      status: 403,
      body: { message: expect.stringContaining("The token expired at ") },
    });
    await isWell(hosting.client);
  });
});

describe("item 64: RefreshConnection", () => {
  let sdk: ServerSdkBench;
  let wall: StandingWall;
  beforeEach(async () => {
    wall = new StandingWall();
    sdk = await ServerSdkBench.start("ws", { wall });
  });
  afterEach(() => sdk.close());

  test.each([goUpgrade, csharpUpgrade, cppUpgrade])(
    "is repeated every 60 s with the same token until $name has moved by it",
    async (upgrade) => {
      const { host, client } = await sdk.placeable({ query: upgrade.query });
      sdk.control.command("refresh-connection", { processId: host.processId });
      const first = await client.push();
      wall.pass(30_000);
      // A reconnect with the old token is not the move that was asked for, and the old token is still good.
      const again = await sdk.connect(host, upgrade.query);
      wall.pass(29_999);
      await again.ponged();
      expect(again.frames).toEqual([]);
      wall.pass(2);
      expect(await again.push()).toEqual(first);
      const moved = await sdk.connect(host, { ...upgrade.query, Authorization: String(first.AuthToken) });
      for (let minute = 0; minute < 5; minute += 1) {
        wall.pass(40_000);
        await moved.ponged();
      }
      expect([...client.frames, ...again.frames, ...moved.frames]).toEqual([]);
      const told = sdk.journal("transition").filter(({ what }) => what === "connection refreshed");
      expect(told).toMatchObject([{ subjectId: host.processId, details: { toldCount: 2 } }]);
    },
  );

  test("waits for a socket, and tells it a minute later", async () => {
    const { host, client } = await sdk.placeable();
    client.reset();
    await eventually("the socket is known to be lost", () => sdk.process(host).connectionId === undefined);
    sdk.control.command("refresh-connection", { processId: host.processId });
    const back = await sdk.connect(host);
    await back.ponged();
    expect(back.frames).toEqual([]);
    wall.pass(60_001);
    expect(await back.push()).toMatchObject({ Action: "RefreshConnection" });
  });

  test.each([
    [goUpgrade, 1006],
    [csharpUpgrade, 1006],
    [cppUpgrade, 1000],
    [{ ...goUpgrade, name: "an unknown client", query: { sdkLanguage: "Rust" } }, 1006],
  ])("leaves the superseded socket of $name alone for 30 s, then ends it with %i", async (upgrade, code) => {
    const { host, client: old } = await sdk.placeable({ query: upgrade.query });
    const current = await sdk.connect(host, upgrade.query);
    wall.pass(29_999);
    await old.ponged();
    expect(old.closeCode).toBeUndefined();
    wall.pass(1);
    expect(await old.closed()).toBe(code);
    await current.ponged();
    expect(sdk.process(host)).toMatchObject({ status: "ACTIVE", connectionId: expect.any(String) });
  });

  test("sends no close frame on a superseded socket of a client like Go 5.6, not even by a fault or at the end", async () => {
    const { host, client: old } = await sdk.placeable();
    const current = await sdk.connect(host);
    sdk.control.cutServerSdkSockets({ processId: host.processId, closeCode: 1012 });
    expect(await current.closed()).toBe(1012);
    expect(await old.closed()).toBe(1006);
    const [third, fourth] = [await sdk.connect(host), await sdk.connect(host)];
    expect(await fourth.ask("TerminateServerProcess")).toMatchObject({ StatusCode: 200 });
    wall.pass(5_000);
    expect(await fourth.closed()).toBe(1000);
    wall.pass(25_000);
    expect(await third.closed()).toBe(1006);
  });
});
