import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect as connectTls } from "node:tls";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../../testing/eventually.ts";
import { known } from "../../testing/guide-set-up.ts";
import { SdkClient } from "../../testing/sdk-client.ts";
import { cppUpgrade, csharpUpgrade } from "../../testing/sdk-upgrade.ts";
import { ServerSdkBench, schemes } from "../../testing/server-sdk-bench.ts";
import { come } from "../../testing/upgrades.ts";

describe("a listener for game servers", () => {
  let sdk: ServerSdkBench;
  beforeAll(async () => {
    sdk = await ServerSdkBench.start();
  });
  afterAll(() => sdk.close());

  /** What the plain listener answers to these bytes, up to the end of the connection. */
  const answerTo = async (bytes: string | Buffer): Promise<string> => {
    const { hostname, port } = new URL(sdk.endpoint);
    const socket = connect(Number(port), hostname);
    let received = "";
    socket.on("data", (chunk) => {
      received += chunk.toString();
    });
    socket.write(bytes);
    await once(socket, "close", { signal: AbortSignal.timeout(30_000) });
    return received;
  };
  const answerToLines = (...lines: readonly string[]) =>
    answerTo(`${[...lines, `Host: ${new URL(sdk.endpoint).host}`].join("\r\n")}\r\n\r\n`);
  const lastRefusal = () => sdk.journal("refusal").at(-1)?.details;
  const upgrade = ["Connection: Upgrade", "Upgrade: websocket"];
  const line = () => {
    const path = new URL(sdk.url(sdk.query(sdk.host())));
    return `GET ${path.pathname}${path.search} HTTP/1.1`;
  };

  test("item 14: answers a plain request with 426, and goes on", async () => {
    const answer = await answerToLines("GET / HTTP/1.1");
    expect(answer).toMatch(/^HTTP\/1\.1 426 /);
    expect(answer.toLowerCase()).toContain("upgrade: websocket");
    expect(answer.toLowerCase()).toMatch(/\r\ncontent-length: \d+\r\n[\s\S]*\{"message":/);
    expect(lastRefusal()).toMatchObject({ statusCode: 426 });
    const { client } = await sdk.placeable();
    expect(client.closeCode).toBeUndefined();
  });

  test("item 15: with a self-signed certificate takes TLS 1.2 from a client like C# 5.5 or C++ 5.4", async () => {
    for (const like of [csharpUpgrade, cppUpgrade]) {
      const host = sdk.host();
      const client = await come({ sdk, scheme: "wss", upgrade: like }, host, {}, { maxVersion: "TLSv1.2" });
      expect(await client.ask("ActivateServerProcess", { Port: 7001 })).toMatchObject({ StatusCode: 200 });
    }
  });

  test("item 15: takes TLS 1.2 and 1.3 from a client that trusts nobody but the emulator's authority", async () => {
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

  test("refuses an upgrade to anything else, and one that is no WebSocket's, without taking it for a socket", async () => {
    const request = line();
    const before = sdk.control.stateHash();
    expect(await answerToLines(request, "Connection: Upgrade", "Upgrade: h2c")).toMatch(/^HTTP\/1\.1 426 /);
    expect(lastRefusal()).toMatchObject({ statusCode: 426 });
    expect(await answerToLines(request, ...upgrade, "Sec-WebSocket-Version: 13")).toMatch(/^HTTP\/1\.1 400 /);
    expect(lastRefusal()).toMatchObject({ statusCode: 400, message: expect.stringContaining("Key") });
    const old = ["Sec-WebSocket-Version: 7", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="];
    expect(await answerToLines(request, ...upgrade, ...old)).toMatch(/^HTTP\/1\.1 400 /);
    expect(sdk.control.stateHash()).toBe(before);
  });

  test("tells the journal that a client like C++ 5.4 began TLS on the plain port", async () => {
    const { hostname, port } = new URL(sdk.endpoint);
    const socket = connectTls({ port: Number(port), host: hostname, rejectUnauthorized: false });
    await once(socket, "error", { signal: AbortSignal.timeout(30_000) });
    expect(lastRefusal()).toMatchObject({
      statusCode: 400,
      message: expect.stringContaining("give them the wss:// URL"),
    });
  });

  test("tells the journal that a client spoke without TLS to the TLS port", async () => {
    const { port } = new URL(sdk.bench.emulator.addresses.serverSdkTlsUrl);
    const socket = connect(Number(port), "127.0.0.1");
    socket.on("error", () => undefined);
    socket.write("GET / HTTP/1.1\r\n\r\n");
    await eventually(
      "the refusal is written down",
      () => String(lastRefusal()?.message).includes("spoke without TLS to the TLS port"),
      lastRefusal,
    );
    socket.destroy();
  });

  test("tells the journal of a raw space in an id, which a client like C++ 5.4 writes", async () => {
    const request = line().replace("pID=", "pID=one two");
    expect(await answerToLines(request, ...upgrade)).toMatch(/^HTTP\/1\.1 400 [\s\S]*holds a space/);
    expect(lastRefusal()).toMatchObject({ statusCode: 400 });
  });

  test.each([
    ["nonsense\r\n\r\n", 400],
    [Buffer.from([0, 1, 2, 255, 13, 10, 13, 10]), 400],
    [`GET / HTTP/1.1\r\nHost: ${"x".repeat(40_000)}\r\n\r\n`, 431],
  ])("answers what is no request, and goes on", async (bytes, statusCode) => {
    expect(await answerTo(bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${statusCode} `));
    expect(lastRefusal()).toMatchObject({ statusCode });
    const { client } = await sdk.placeable();
    expect(client.closeCode).toBeUndefined();
  });
});

describe.each(schemes)("a web page, or a name rebound to this machine, over %s", (scheme) => {
  test("is refused with 403, whatever it asks for", async () => {
    const sdk = await ServerSdkBench.start(scheme);
    try {
      const url = sdk.url(sdk.query(sdk.host()));
      const before = sdk.control.stateHash();
      for (const headers of [
        { origin: "https://evil.example" },
        { origin: "http://127.0.0.1" },
        { host: "evil.example" },
      ]) {
        await expect(SdkClient.connect(url, { headers })).rejects.toMatchObject({ status: 403 });
        const plain = sdk.endpoint.replace(/^ws/, "http");
        if (scheme === "ws" && headers.origin !== undefined)
          expect((await fetch(plain, { headers: { Origin: headers.origin } })).status).toBe(403);
      }
      expect(sdk.control.stateHash()).toBe(before);
    } finally {
      await sdk.close();
    }
  });
});
