import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "../../testing/eventually.ts";
import { activating, gameSessionOf, hosting, playerSessionOf, reserve } from "../../testing/hosting.ts";
import { askLike, cppProfile, sdkProfiles } from "../../testing/sdk-profile.ts";
import { ServerSdkBench, schemes } from "../../testing/server-sdk-bench.ts";
import { StandingWall } from "../../testing/standing-wall.ts";
import { actions } from "../actions/table.ts";

describe.each(schemes)("a request over %s", (scheme) => {
  let sdk: ServerSdkBench;
  let wall: StandingWall;
  beforeEach(async () => {
    wall = new StandingWall();
    sdk = await ServerSdkBench.start(scheme, { wall });
  });
  afterEach(() => sdk.close());

  const inputsOf = (requestId: string) =>
    sdk.journal("input").filter((entry) => entry.details.requestId === requestId);

  test.each(sdkProfiles)("item 21: ActivateServerProcess of $name gets 200", async (profile) => {
    const forms: readonly object[] = [
      {},
      { LogPaths: null },
      { LogPaths: ["/local/game/logs"] },
      { SdkToolName: null, SdkToolVersion: null },
    ];
    for (const form of forms) {
      const host = sdk.host();
      const client = await sdk.connect(host, profile.query);
      const { sdkVersion, sdkLanguage } = profile.query;
      const fields = { SdkVersion: sdkVersion, SdkLanguage: sdkLanguage, Port: 7001, ...form };
      const requestId = profile.newRequestId();
      expect(await askLike(profile, client, "ActivateServerProcess", fields, requestId)).toStrictEqual({
        Action: "ActivateServerProcess",
        RequestId: requestId,
        StatusCode: 200,
      });
      expect(sdk.process(host)).toMatchObject({ status: "ACTIVE", port: 7001, sdkVersion, sdkLanguage });
    }
  });

  test("item 22: any action is answered with its own Action and RequestId and a number as StatusCode", async () => {
    const { client } = await sdk.placeable();
    for (const action of [...actions.keys(), "StopDancing", "CreateGameSession"]) {
      const requestId = randomUUID();
      const fields = { HealthStatus: true, Port: 7001, GameSessionId: "arn:none", PlayerSessionId: "none" };
      const response = await client.ask(action, fields, requestId);
      expect(response).toMatchObject({
        Action: action,
        RequestId: requestId,
        StatusCode: expect.any(Number),
      });
      expect(response.StatusCode === 200).toBe(response.ErrorMessage === undefined);
    }
    expect(client.closeCode).toBeUndefined();
  });

  test("item 23: a client like C++ 5.4 that resends an id, also on new sockets, gets equal answers and one effect", async () => {
    const { host, client } = await sdk.placeable({ query: cppProfile.query });
    const requestId = cppProfile.newRequestId();
    const unhealthy = { HealthStatus: false };
    const first = await client.ask("HeartbeatServerProcess", unhealthy, requestId);
    expect(await client.ask("HeartbeatServerProcess", unhealthy, requestId)).toEqual(first);
    const again = await sdk.connect(host, cppProfile.query);
    for (let repeat = 0; repeat < 3; repeat += 1) {
      expect(await again.ask("HeartbeatServerProcess", unhealthy, requestId)).toEqual(first);
    }
    client.socket.terminate();
    const later = await sdk.connect(host, cppProfile.query);
    expect(await later.ask("HeartbeatServerProcess", unhealthy, requestId)).toEqual(first);
    expect(inputsOf(requestId)).toHaveLength(1);
    expect(sdk.process(host)).toMatchObject({ status: "ACTIVE", unhealthyReportCount: 1 });
  });

  test("item 23: what was refused is refused the same again; another process may use the same id", async () => {
    const { client } = await sdk.placeable();
    const requestId = randomUUID();
    const refused = await client.ask("AcceptPlayerSession", { GameSessionId: "arn:none" }, requestId);
    expect(refused).toMatchObject({ StatusCode: 404 });
    expect(await client.ask("AcceptPlayerSession", { GameSessionId: "arn:none" }, requestId)).toEqual(
      refused,
    );
    const { client: other } = await sdk.placeable();
    expect(await other.ask("HeartbeatServerProcess", { HealthStatus: true }, requestId)).toMatchObject({
      StatusCode: 200,
    });
  });

  test("item 23: the last 256 requests of five minutes are remembered, and no others", async () => {
    const { client } = await sdk.placeable();
    const beat = (requestId: string) =>
      client.ask("HeartbeatServerProcess", { HealthStatus: true }, requestId);
    const ids = Array.from({ length: 257 }, () => randomUUID());
    for (const id of ids) await beat(id);
    const [oldest = "", second = ""] = ids;
    await beat(second);
    expect(inputsOf(second)).toHaveLength(1);
    await beat(oldest);
    expect(inputsOf(oldest)).toHaveLength(2);
    // In steps, so that the emulator's pings are answered meanwhile.
    for (let step = 0; step < 30; step += 1) {
      wall.pass(step === 0 ? 9_999 : 10_000);
      await client.ponged();
    }
    await beat(oldest);
    expect(inputsOf(oldest)).toHaveLength(2);
    wall.pass(1);
    await beat(oldest);
    expect(inputsOf(oldest)).toHaveLength(3);
  });

  test("item 24: ActivateServerProcess sent twice is answered twice with 200, and there is one process", async () => {
    const host = sdk.host();
    const client = await sdk.connect(host);
    for (const Port of [7001, 7002]) {
      expect(await client.ask("ActivateServerProcess", { Port })).toMatchObject({ StatusCode: 200 });
    }
    await client.ponged();
    expect(client.frames).toEqual([]);
    expect(sdk.process(host)).toMatchObject({ status: "ACTIVE", isHealthy: false, port: 7002 });
    const processes = sdk.control.state().flatMap(({ tables }) => tables.serverProcesses ?? []);
    expect(processes.filter((each) => "processId" in each && each.processId === host.processId)).toHaveLength(
      1,
    );
  });

  test("item 25: HeartbeatServerProcess true gets 200, and lastHealthyAt moves", async () => {
    const { host, client } = await sdk.placeable();
    const { lastHealthyAt } = sdk.process(host);
    await sdk.bench.advance(60);
    expect(await client.ask("HeartbeatServerProcess", { HealthStatus: true })).toMatchObject({
      StatusCode: 200,
    });
    expect(sdk.process(host).lastHealthyAt).toBe(Number(lastHealthyAt) + 60_000);
  });

  test("item 26: ActivateGameSession of the pushed game session gets 200, and the API shows it ACTIVE", async () => {
    const { client, gameSessionId } = await activating(sdk);
    expect(await gameSessionOf(sdk, gameSessionId)).toMatchObject({ Status: "ACTIVATING" });
    const activate = () => client.ask("ActivateGameSession", { GameSessionId: gameSessionId });
    expect(await activate()).toMatchObject({ StatusCode: 200 });
    expect(await gameSessionOf(sdk, gameSessionId)).toMatchObject({ Status: "ACTIVE" });
    expect(await activate()).toMatchObject({ StatusCode: 200 });
  });

  test("item 27: ActivateGameSession of an unknown id, or of another process, gets 404 and changes nothing", async () => {
    const { client } = await activating(sdk);
    const { gameSessionId: foreign } = await activating(sdk);
    const before = sdk.control.stateHash();
    for (const GameSessionId of ["arn:none", foreign]) {
      expect(await client.ask("ActivateGameSession", { GameSessionId })).toMatchObject({ StatusCode: 404 });
    }
    expect(sdk.control.stateHash()).toBe(before);
  });

  test("item 41: TerminateServerProcess gets 200 before any close frame, and process, game session and players end", async () => {
    const { host, client, gameSessionId } = await hosting(sdk);
    const [ada = "", ben = ""] = await reserve(sdk, gameSessionId, ["ada", "ben"]);
    await client.ask("AcceptPlayerSession", { GameSessionId: gameSessionId, PlayerSessionId: ada });
    expect(await client.ask("TerminateServerProcess")).toStrictEqual({
      Action: "TerminateServerProcess",
      RequestId: expect.any(String),
      StatusCode: 200,
    });
    expect(client.closeCode).toBeUndefined();
    expect(sdk.process(host)).toMatchObject({ status: "TERMINATED" });
    expect(await gameSessionOf(sdk, gameSessionId)).toMatchObject({
      Status: "TERMINATED",
      CurrentPlayerSessionCount: 0,
    });
    expect(await playerSessionOf(sdk, ada)).toMatchObject({ Status: "COMPLETED" });
    expect(await playerSessionOf(sdk, ben)).toMatchObject({ Status: "TIMEDOUT" });
    wall.pass(5_000);
    expect(await client.closed()).toBe(1000);
  });

  test("item 42: an unknown Action is refused with 400 under its RequestId, and the socket stays open", async () => {
    const client = await sdk.connect(sdk.host());
    expect(await client.ask("StopDancing", {}, "request-7")).toMatchObject({
      Action: "StopDancing",
      RequestId: "request-7",
      StatusCode: 400,
      ErrorMessage: expect.stringContaining("Unknown action"),
    });
    await client.ponged();
    expect(client.closeCode).toBeUndefined();
  });

  test("item 43: a frame that is not JSON closes no socket and disturbs no other process", async () => {
    const [{ client: broken }, { client: other }] = [await sdk.placeable(), await sdk.placeable()];
    for (const text of ["{not JSON", "", "null", "[1]", "\u0000"]) broken.socket.send(text);
    await broken.ponged();
    expect(broken.frames).toEqual([]);
    for (const client of [broken, other]) {
      expect(client.closeCode).toBeUndefined();
      const beat = await client.ask("HeartbeatServerProcess", { HealthStatus: true });
      expect(beat).toMatchObject({ StatusCode: 200 });
    }
  });

  test("item 44: a fault of 429 for AcceptPlayerSession once fails the first call and not the second", async () => {
    const { client, gameSessionId } = await hosting(sdk);
    const [playerSessionId] = await reserve(sdk, gameSessionId, ["ada"]);
    sdk.control.command("add-fault", {
      fault: "fail-action",
      match: { action: "AcceptPlayerSession" },
      settings: { statusCode: 429 },
    });
    const fields = { GameSessionId: gameSessionId, PlayerSessionId: playerSessionId };
    expect(await client.ask("AcceptPlayerSession", fields)).toMatchObject({
      Action: "AcceptPlayerSession",
      StatusCode: 429,
      ErrorMessage: expect.stringMatching(/./),
    });
    expect(await client.ask("AcceptPlayerSession", fields)).toMatchObject({ StatusCode: 200 });
  });

  test("item 45: a fault of no answer for ActivateServerProcess leaves a scripted client waiting, and the next call works", async () => {
    const host = sdk.host();
    const client = await sdk.connect(host);
    sdk.control.command("add-fault", {
      fault: "ignore-action",
      match: { action: "ActivateServerProcess", processId: host.processId },
    });
    const RequestId = randomUUID();
    client.socket.send(JSON.stringify({ Action: "ActivateServerProcess", RequestId, Port: 7001 }));
    await eventually("the fault has fired", () => sdk.journal("fault").length > 0);
    await client.ponged();
    expect(client.frames).toEqual([]);
    expect(sdk.process(host)).toMatchObject({ status: "CONNECTED" });
    const resent = await client.ask("ActivateServerProcess", { Port: 7001 }, RequestId);
    expect(resent).toMatchObject({ StatusCode: 200 });
    expect(sdk.process(host)).toMatchObject({ status: "ACTIVE" });
  });
});
