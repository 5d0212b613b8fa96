import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anywhereHost, registerAnywhereCompute } from "../../testing/anywhere-compute.ts";
import { known } from "../../testing/guide-set-up.ts";
import { createGameSession } from "../../testing/hosting.ts";
import { sdkUpgrades, upgradesByScheme } from "../../testing/sdk-upgrade.ts";
import { type Host, type Query, ServerSdkBench } from "../../testing/server-sdk-bench.ts";
import { come as comeBy, endpointOf, refusalOf as refusalBy } from "../../testing/upgrades.ts";

/** **Assumed** in the protocol's checklist: a handshake and a pong may take this long, and no SDK waits less. */
const LIMIT_MS = 500;

describe.each(upgradesByScheme)("$name over $scheme", ({ scheme, ...upgrade }) => {
  let sdk: ServerSdkBench;
  beforeAll(async () => {
    sdk = await ServerSdkBench.start(scheme);
  });
  afterAll(() => sdk.close());

  const come = (host: Host, changes: Query = {}, options: object = {}) =>
    comeBy({ sdk, scheme, upgrade }, host, changes, options);
  const refusalOf = (host: Host, changes: Query) => refusalBy(come(host, changes), sdk);

  test("item 01: with a valid token and all keys it is let in", async () => {
    const host = sdk.host();
    const client = await come(host);
    expect(sdk.process(host)).toMatchObject({ status: "CONNECTED", computeName: host.computeName });
    expect(await client.ask("ActivateServerProcess", { Port: 7001 })).toMatchObject({ StatusCode: 200 });
  });

  test("item 02: with the keys in any order the result is the same", async () => {
    const keys = Object.keys(sdk.query(sdk.host()));
    for (let turn = 0; turn < keys.length; turn += 1) {
      const host = sdk.host();
      const query = sdk.query(host, upgrade.query);
      const order = [...keys.slice(turn), ...keys.slice(0, turn)];
      const pairs = order.map((key) => `${key}=${query[key]}`);
      await sdk.connectTo(`${endpointOf(sdk, scheme)}/?${pairs.join("&")}`, upgrade.options);
      expect(sdk.process(host)).toMatchObject({ status: "CONNECTED", fleetId: host.fleetId });
    }
  });

  test("item 04: a process id with a plus, a slash and an equals sign arrives as it was meant", async () => {
    // An instance names its processes itself; a machine of the user's own is asked for no name.
    const compute = await registerAnywhereCompute(sdk.bench, "plus");
    const host = await anywhereHost(sdk.bench, compute, `${upgrade.name.length}+one/two=${scheme}`);
    await come(host);
    expect(sdk.process(host)).toMatchObject({ processId: host.processId });
  });

  test("item 05: without IdempotencyToken it is let in", async () => {
    const host = sdk.host();
    await come(host, { IdempotencyToken: undefined });
    expect(sdk.process(host)).toMatchObject({ status: "CONNECTED" });
  });

  test("item 06: with an unknown token it is refused with 403 and a JSON body", async () => {
    const refusal = await refusalOf(sdk.host(), { Authorization: "tok-1" });
    expect(refusal).toMatchObject({
      status: 403,
      body: { message: expect.stringMatching(/^The token is unknown: /) },
    });
  });

  test("item 06: with an expired token it is refused with 403 and a JSON body", async () => {
    const host = sdk.host();
    const { realNow } = sdk.control.clock();
    sdk.control.setClock(realNow + 3 * 3_600_000 + 1_000, "real");
    const refusal = await refusalOf(host, {});
    expect(refusal).toMatchObject({
      status: 403,
      body: { message: expect.stringMatching(/^The token expired at /) },
    });
  });

  test("item 07: with a token of another compute, or of another fleet, it is refused with 403", async () => {
    const [host, other] = [sdk.host(), sdk.host()];
    const { status, body } = await refusalOf(host, { ComputeId: other.computeName });
    expect(status).toBe(403);
    expect(body.message).toBe(
      `The token was issued for compute ${host.computeName} of ${host.fleetId}, not for ${other.computeName} of ${host.fleetId}.`,
    );
    expect(await refusalOf(host, { FleetId: "fleet-other" })).toMatchObject({ status: 403 });
  });

  test.each(["pID", "FleetId", "ComputeId", "sdkVersion"])(
    "item 08: without %s it is refused with 400",
    async (key) => {
      const refusal = await refusalOf(sdk.host(), { [key]: undefined });
      expect(refusal).toMatchObject({
        status: 400,
        body: { message: expect.stringContaining(`The query lacks ${key},`) },
      });
    },
  );

  test("item 09: without Authorization, or with an empty one, it is refused with 401", async () => {
    expect(await refusalOf(sdk.host(), { Authorization: undefined })).toMatchObject({ status: 401 });
    expect(await refusalOf(sdk.host(), { Authorization: "" })).toMatchObject({ status: 401 });
  });

  test("item 10: with the id of a process that has called ProcessEnding it is refused with 403", async () => {
    const host = sdk.host();
    const client = await come(host);
    expect(await client.ask("TerminateServerProcess")).toMatchObject({ StatusCode: 200 });
    const { status, body } = await refusalOf(host, {});
    expect(status).toBe(403);
    expect(body.message).toContain("a process id is used once");
  });

  test("item 11: with the id of a living process it is let in again, and pushes go to the new socket only", async () => {
    const host = sdk.host();
    const old = await come(host);
    await old.ask("ActivateServerProcess", { Port: 7001 });
    await old.ask("HeartbeatServerProcess", { HealthStatus: true });
    const current = await come(host);
    const gameSessionId = await createGameSession(sdk);
    expect(await current.push()).toMatchObject({
      Action: "CreateGameSession",
      GameSessionId: gameSessionId,
    });
    expect(await old.ask("ActivateGameSession", { GameSessionId: gameSessionId })).toMatchObject({
      StatusCode: 200,
    });
    await old.ponged();
    expect(old.frames).toEqual([]);
    expect(await current.ask("HeartbeatServerProcess", { HealthStatus: true })).toMatchObject({
      StatusCode: 200,
    });
  });

  test("item 12: with the id of a process of another compute it is refused with 403, and that one goes on", async () => {
    const [host, other] = [sdk.host(), sdk.host()];
    const client = await come(host);
    const { status, body } = await refusalOf(other, { pID: host.processId });
    expect(status).toBe(403);
    expect(body.message).toContain(`lives on compute ${host.computeName}`);
    expect(await client.ask("ActivateServerProcess", { Port: 7001 })).toMatchObject({ StatusCode: 200 });
  });

  test("item 16: its 101 comes within 500 ms", async () => {
    const durations: number[] = [];
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const host = sdk.host();
      const startedAt = performance.now();
      await come(host);
      durations.push(performance.now() - startedAt);
    }
    expect(Math.min(...durations)).toBeLessThan(LIMIT_MS);
  });

  test("item 17: an empty ping is answered within 500 ms, and while requests are under way", async () => {
    const host = sdk.host();
    const client = await come(host);
    await client.ask("ActivateServerProcess", { Port: 7001 });
    const ids = Array.from({ length: 200 }, (_, index) => `heartbeat-${index}`);
    const durations: number[] = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      client.frames.length = 0;
      for (const id of ids) {
        const RequestId = `${id}-${attempt}`;
        client.socket.send(
          JSON.stringify({ Action: "HeartbeatServerProcess", RequestId, HealthStatus: true }),
        );
      }
      const startedAt = performance.now();
      await client.ponged();
      durations.push(performance.now() - startedAt);
      expect(client.frames.map((frame) => frame.RequestId)).toEqual(ids.map((id) => `${id}-${attempt}`));
    }
    expect(Math.min(...durations)).toBeLessThan(LIMIT_MS);
  });

  test("item 18: a request of 5 kB in fragments of 1016 bytes is answered", async () => {
    const host = sdk.host();
    const client = await come(host);
    const logPaths = Array.from({ length: 80 }, (_, index) =>
      `/local/game/größer-${index}.log`.padEnd(60, "-"),
    );
    const request = { Action: "ActivateServerProcess", RequestId: "large", Port: 7001, LogPaths: logPaths };
    const bytes = Buffer.from(JSON.stringify(request));
    expect(bytes.length).toBeGreaterThan(5_000);
    for (let start = 0; start < bytes.length; start += 1016) {
      const fin = start + 1016 >= bytes.length;
      client.socket.send(bytes.subarray(start, start + 1016), { fin, binary: false });
    }
    expect(await client.response("large")).toMatchObject({ StatusCode: 200 });
    expect(sdk.process(host).logPaths).toEqual(logPaths);
  });

  test("item 19: it is offered no extension, whatever it offers", async () => {
    const client = await come(sdk.host(), {}, { perMessageDeflate: true });
    expect(client.socket.extensions).toBe("");
  });
});

describe("an endpoint with the path /prod", () => {
  let sdk: ServerSdkBench;
  beforeAll(async () => {
    sdk = await ServerSdkBench.start("ws", { options: { serverSdkPath: "/prod" } });
  });
  afterAll(() => sdk.close());

  test.each(sdkUpgrades)("item 03: lets $name in, with its slash or without", async (upgrade) => {
    for (const scheme of upgrade.schemes) {
      const host = sdk.host();
      await comeBy({ sdk, scheme, upgrade }, host);
      expect(sdk.process(host)).toMatchObject({ status: "CONNECTED" });
    }
  });

  test.each(["/prod", "/prod/"])("item 03: is asked for as %s", async (path) => {
    const host = sdk.host();
    const query = sdk.url(sdk.query(host)).replace(/^.*\?/, "");
    await sdk.connectTo(`ws://${new URL(sdk.endpoint).host}${path}?${query}`);
    expect(sdk.process(host)).toMatchObject({ status: "CONNECTED" });
  });

  test.each(["/", "/production", "/prod/stage", "/PROD"])("refuses %s with 403", async (path) => {
    const query = sdk.url(sdk.query(sdk.host())).replace(/^.*\?/, "");
    const { host } = new URL(sdk.endpoint);
    const refusal = await refusalBy(sdk.connectTo(`ws://${host}${path}?${query}`), sdk);
    expect(refusal).toMatchObject({
      status: 403,
      body: { message: `The endpoint's path is /prod, not ${path}.` },
    });
  });
});

describe("item 20: GameLiftServiceSdkEndpoint of RegisterCompute", () => {
  test.each([
    [{ serverSdkPath: "/prod/" }, /^ws:\/\/127\.0\.0\.1:\d+\/prod$/],
    [{}, /^ws:\/\/127\.0\.0\.1:\d+$/],
    [{ serverSdkEndpoint: "wss://games.example:8443/prod" }, /^wss:\/\/games\.example:8443\/prod$/],
  ])("with the options %j it has that scheme, host, port and path, and no query", async (options, form) => {
    const sdk = await ServerSdkBench.start("ws", { options });
    try {
      const compute = await registerAnywhereCompute(sdk.bench);
      expect(known(compute.GameLiftServiceSdkEndpoint)).toMatch(form);
    } finally {
      await sdk.close();
    }
  });
});
