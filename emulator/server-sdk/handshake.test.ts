import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { known } from "../testing/guide-set-up.ts";
import { SdkClient, UpgradeRefused } from "../testing/sdk-client.ts";
import { type Host, type Query, ServerSdkBench, schemes } from "../testing/server-sdk-bench.ts";
import { readHandshakeQuery } from "./handshake.ts";

describe.each(schemes)("the upgrade over %s", (scheme) => {
  let sdk: ServerSdkBench;
  beforeAll(async () => {
    sdk = await ServerSdkBench.start(scheme);
  });
  afterAll(() => sdk.close());

  const refusalOf = async (host: Host, given: Query): Promise<UpgradeRefused> => {
    const before = sdk.control.stateHash();
    const error: unknown = await sdk.connect(host, given).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (!(error instanceof UpgradeRefused)) throw new Error(`not refused, but ${String(error)}`);
    expect(sdk.control.stateHash()).toBe(before);
    const entry = sdk.journal("refusal").at(-1);
    expect(entry).toMatchObject({
      what: "game server's socket refused",
      details: { statusCode: error.status, message: error.body.message },
    });
    expect(JSON.stringify(entry)).not.toContain(host.authToken);
    return error;
  };

  test("takes the keys of every SDK in any order, with and without IdempotencyToken", async () => {
    const orders: readonly (readonly string[])[] = [
      ["Authorization", "ComputeId", "FleetId", "IdempotencyToken", "pID", "sdkLanguage", "sdkVersion"],
      ["ComputeId", "FleetId", "pID", "sdkLanguage", "sdkVersion", "IdempotencyToken", "Authorization"],
      ["pID", "sdkVersion", "sdkLanguage", "ComputeId", "FleetId", "Authorization"],
    ];
    for (const order of orders) {
      const host = sdk.host();
      const query = sdk.query(host);
      await sdk.connectTo(sdk.url(Object.fromEntries(order.map((key) => [key, query[key]]))));
      expect(sdk.process(host)).toMatchObject({ status: "CONNECTED", computeName: host.computeName });
    }
  });

  test.each(["/", "", "/prod", "/prod/"])("takes the path '%s'", async (path) => {
    const host = sdk.host();
    await sdk.connectTo(sdk.url(sdk.query(host), path));
    expect(sdk.process(host)).toMatchObject({ status: "CONNECTED" });
  });

  test("reads a plus in a process id as the SDK writes it", async () => {
    const ids: readonly (readonly [language: string, written: string, meant: string])[] = [
      ["Go", "one%2Btwo%2Fthree%3D", "one+two/three="],
      ["CSharp", "two+three/four=", "two+three/four="],
      ["Cpp", "three+four", "three+four"],
      ["Go", "four+five", "four five"],
    ];
    for (const [sdkLanguage, pID, processId] of ids) {
      const host = { ...sdk.host(), processId };
      await sdk.connect(host, { sdkLanguage, pID });
      expect(sdk.process(host)).toMatchObject({ processId, status: "CONNECTED" });
    }
  });

  test("offers no extension, whatever the client offers", async () => {
    const client = await sdk.connect(sdk.host(), {}, { perMessageDeflate: true });
    expect(client.socket.extensions).toBe("");
  });

  test.each(["pID", "FleetId", "ComputeId", "sdkVersion"])("without %s is refused with 400", async (key) => {
    const refusal = await refusalOf(sdk.host(), { [key]: undefined });
    expect(refusal.status).toBe(400);
    expect(refusal.body).toEqual({ message: `The query lacks ${key}.` });
  });

  test("without Authorization is refused with 401", async () => {
    expect(await refusalOf(sdk.host(), { Authorization: undefined })).toMatchObject({ status: 401 });
    expect(await refusalOf(sdk.host(), { Authorization: "" })).toMatchObject({ status: 401 });
  });

  test("with a token that nobody issued, or SigV4, is refused with 403", async () => {
    expect((await refusalOf(sdk.host(), { Authorization: "tok-1" })).body.message).toBe(
      "The token is unknown.",
    );
    expect((await refusalOf(sdk.host(), { Authorization: "SigV4" })).body.message).toContain("SigV4");
    expect(await refusalOf(sdk.host(), { Authorization: "a+b%" })).toMatchObject({ status: 403 });
  });

  test("with a token of another compute or fleet is refused with 403", async () => {
    const [host, other] = [sdk.host(), sdk.host()];
    expect((await refusalOf(host, { ComputeId: other.computeName })).body.message).toBe(
      `The token was issued for compute ${host.computeName} of ${host.fleetId}, not for ${other.computeName} of ${host.fleetId}.`,
    );
    expect(await refusalOf(host, { FleetId: "fleet-other" })).toMatchObject({ status: 403 });
  });

  test("of a living process by another compute is refused with 403, and harms nobody", async () => {
    const [host, other] = [sdk.host(), sdk.host()];
    const client = await sdk.connect(host);
    const refusal = await refusalOf(other, { pID: host.processId });
    expect(refusal).toMatchObject({ status: 403 });
    expect(refusal.body.message).toContain(`lives on compute ${host.computeName}`);
    expect(await client.ask("ActivateServerProcess", { Port: 7001 })).toMatchObject({ StatusCode: 200 });
  });

  test("of a process that has ended is refused with 403", async () => {
    const { host, client } = await sdk.placeable();
    expect(await client.ask("TerminateServerProcess")).toMatchObject({ StatusCode: 200 });
    const refusal = await refusalOf(host, {});
    expect(refusal).toMatchObject({ status: 403 });
    expect(refusal.body.message).toContain("a process id is used once");
  });

  test("by a web page is refused with 403, and so is a name rebound to this machine", async () => {
    const url = sdk.url(sdk.query(sdk.host()));
    for (const headers of [
      { origin: "https://evil.example" },
      { origin: "http://127.0.0.1" },
      { host: "evil.example" },
    ]) {
      const before = sdk.control.stateHash();
      await expect(SdkClient.connect(url, { headers })).rejects.toMatchObject({ status: 403 });
      expect(sdk.control.stateHash()).toBe(before);
    }
  });
});

describe("a listener for game servers", () => {
  let sdk: ServerSdkBench;
  beforeAll(async () => {
    sdk = await ServerSdkBench.start();
  });
  afterAll(() => sdk.close());

  /** What the listener answers to these lines, up to the end of the connection. */
  const raw = async (...lines: readonly string[]): Promise<string> => {
    const { hostname, port, host } = new URL(sdk.endpoint);
    const socket = connect(Number(port), hostname);
    let received = "";
    socket.on("data", (chunk) => {
      received += chunk.toString();
    });
    socket.write(`${[...lines, `Host: ${host}`].join("\r\n")}\r\n\r\n`);
    await once(socket, "close", { signal: AbortSignal.timeout(5_000) });
    return received;
  };
  const lastRefusal = () => sdk.journal("refusal").at(-1)?.details;

  test("tells a plain request to upgrade", async () => {
    const answer = await raw("GET / HTTP/1.1");
    expect(answer).toMatch(/^HTTP\/1\.1 426 /);
    expect(answer.toLowerCase()).toContain("upgrade: websocket");
    expect(lastRefusal()).toMatchObject({ statusCode: 426 });
    expect(await raw("GET / HTTP/1.1", "Origin: https://evil.example")).toMatch(/^HTTP\/1\.1 403 /);
  });

  test("refuses an upgrade to anything else, and one that is no WebSocket's, without taking it for a socket", async () => {
    const path = new URL(sdk.url(sdk.query(sdk.host())));
    const line = `GET ${path.pathname}${path.search} HTTP/1.1`;
    const before = sdk.control.stateHash();
    const upgrade = ["Connection: Upgrade", "Upgrade: websocket"];
    expect(await raw(line, "Connection: Upgrade", "Upgrade: h2c")).toMatch(/^HTTP\/1\.1 426 /);
    expect(lastRefusal()).toMatchObject({ statusCode: 426 });
    expect(await raw(line, ...upgrade, "Sec-WebSocket-Version: 13")).toMatch(/^HTTP\/1\.1 400 /);
    expect(lastRefusal()).toMatchObject({ statusCode: 400, message: expect.stringContaining("Key") });
    expect(
      await raw(line, ...upgrade, "Sec-WebSocket-Version: 7", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="),
    ).toMatch(/^HTTP\/1\.1 400 /);
    expect(sdk.control.stateHash()).toBe(before);
  });

  test("takes TLS 1.2 as well as 1.3, from a client that trusts nobody but the emulator's authority", async () => {
    const stateFolder = await mkdtemp(join(tmpdir(), "windtunnel-authority-"));
    const tls = await ServerSdkBench.start("wss", { options: { stateFolder } });
    try {
      const ca = await readFile(known(tls.bench.emulator.addresses.bundlePath));
      for (const version of ["TLSv1.2", "TLSv1.3"] as const) {
        const trusting = { rejectUnauthorized: true, ca, minVersion: version, maxVersion: version };
        const client = await tls.connect(tls.host(), {}, trusting);
        expect(await client.ask("ActivateServerProcess", { Port: 7001 })).toMatchObject({ StatusCode: 200 });
      }
      await expect(tls.connect(tls.host(), {}, { rejectUnauthorized: true })).rejects.toThrow(/certificate/);
    } finally {
      await tls.close();
      await rm(stateFolder, { recursive: true });
    }
  });

  test("refuses a token that has expired, while its open socket goes on", async () => {
    const { host, client } = await sdk.placeable();
    const { realNow } = sdk.control.clock();
    sdk.control.setClock(realNow + 3 * 3_600_000 + 1_000, "real");
    await expect(sdk.connect(host)).rejects.toMatchObject({
      status: 403,
      body: { message: expect.stringContaining("The token expired at ") },
    });
    expect(await client.ask("HeartbeatServerProcess", { HealthStatus: true })).toMatchObject({
      StatusCode: 200,
    });
  });
});

describe("readHandshakeQuery", () => {
  const query = (token: string) =>
    `/?pID=p&FleetId=f&ComputeId=c&sdkVersion=5.6.0&sdkLanguage=Go&Authorization=${token}`;

  test.each([
    ["a%2Bb%2Fc%3D", ["a+b/c="]],
    ["a+b/c=", ["a+b/c=", "a b/c="]],
    ["a%20b", ["a b"]],
    ["a%zz", ["a%zz"]],
    ["tok-1._~", ["tok-1._~"]],
  ])("reads the token %s in every way in which it may have been written", (token, readings) => {
    expect(readHandshakeQuery(query(token)).tokens).toEqual(readings);
  });
});
