import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ClientOptions } from "ws";
import { eventually } from "./testing/eventually.ts";
import { known } from "./testing/guide-set-up.ts";
import { ServerSdkBench } from "./testing/server-sdk-bench.ts";

const modelled = [
  ["expired-certificate", "CERT_HAS_EXPIRED"],
  ["wrong-name-certificate", "ERR_TLS_CERT_ALTNAME_INVALID"],
] as const;

let folder: string;
let sdk: ServerSdkBench;
let trusting: ClientOptions;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "windtunnel-sdk-tls-"));
  sdk = await ServerSdkBench.start("wss", { options: { stateFolder: folder } });
  const ca = await readFile(known(sdk.bench.emulator.addresses.bundlePath));
  trusting = { ca, rejectUnauthorized: true };
});
afterEach(async () => {
  await sdk.close();
  await rm(folder, { recursive: true });
});

const order = (fault: string, given: object = {}) => sdk.control.command("add-fault", { fault, ...given });
const met = () =>
  sdk
    .journal("fault")
    .flatMap(({ what, details: { host, listener } }) =>
      what.endsWith(" fired") ? [{ host, listener }] : [],
    );
const url = (hostname: string): string => {
  const address = new URL(sdk.url(sdk.query(sdk.host())));
  address.hostname = hostname;
  return address.href;
};
/** What becomes of a game server that connects there and looks at the certificate. */
const outcomeAt = async (
  hostname: string,
  options: ClientOptions & { readonly servername?: string } = {},
): Promise<unknown> => {
  try {
    const client = await sdk.connectTo(url(hostname), { ...trusting, ...options });
    const answer = await client.ask("ActivateServerProcess", { Port: 7001 });
    return answer.StatusCode;
  } catch (error) {
    return (error as { readonly code?: string }).code;
  }
};

describe.each(modelled)("%s, for game servers", (fault, code) => {
  test.each(["TLSv1.2", "TLSv1.3"] as const)(
    "by IP address, over %s, until it is lifted",
    async (version) => {
      const versions = { minVersion: version, maxVersion: version };
      expect(await outcomeAt("127.0.0.1", versions)).toBe(200);
      const { faultId } = order(fault, { match: { host: "127.0.0.1" }, count: null });
      expect(await outcomeAt("127.0.0.1", versions)).toBe(code);
      expect(await outcomeAt("localhost", versions)).toBe(200);
      expect(await outcomeAt("127.0.0.1", versions)).toBe(code);
      expect(met()).toEqual(Array(2).fill({ host: "127.0.0.1", listener: "game-servers" }));
      sdk.control.command("lift-fault", { faultId });
      expect(await outcomeAt("127.0.0.1", versions)).toBe(200);
    },
  );

  test("however they come, and until its count is used up", async () => {
    order(fault, { match: { listener: "game-servers" }, count: 3 });
    expect(await outcomeAt("127.0.0.1")).toBe(code);
    expect(await outcomeAt("localhost")).toBe(code);
    // A name that is none of the listener's own is shown the certificate of its address.
    expect(await outcomeAt("127.0.0.1", { servername: "other.example" })).toBe(code);
    expect(met().map(({ host }) => host)).toEqual(["127.0.0.1", "localhost", "other.example"]);
    expect(await outcomeAt("127.0.0.1")).toBe(200);
  });

  test("not where it means the gateway", async () => {
    order(fault, { match: { listener: "gateway" }, count: null });
    expect(await outcomeAt("127.0.0.1")).toBe(200);
    expect(await outcomeAt("localhost")).toBe(200);
    expect(met()).toEqual([]);
  });
});

test("connections that begin together are shown what is meant for each, while a fault is armed", async () => {
  order("expired-certificate", { match: { host: "127.0.0.1" }, count: 2 });
  const outcomes = await Promise.all(
    ["127.0.0.1", "localhost", "127.0.0.1", "localhost"].map((hostname) => outcomeAt(hostname)),
  );
  expect(outcomes).toEqual(["CERT_HAS_EXPIRED", 200, "CERT_HAS_EXPIRED", 200]);
  expect(await Promise.all([outcomeAt("127.0.0.1"), outcomeAt("localhost")])).toEqual([200, 200]);
});

test("who looks at no certificate, as C++ and C#, gets in past it", async () => {
  order("expired-certificate", { match: { host: "127.0.0.1" } });
  expect(await outcomeAt("127.0.0.1", { rejectUnauthorized: false, maxVersion: "TLSv1.2" })).toBe(200);
  expect(met()).toHaveLength(1);
});

test("while a fault is armed, who begins without TLS is told as always, and one who leaves harms nobody", async () => {
  order("expired-certificate", { match: { host: "127.0.0.1" }, count: null });
  const port = Number(new URL(sdk.endpoint).port);
  for (const bytes of [Buffer.from([22, 3, 1]), Buffer.alloc(0)]) {
    const leaving = connect(port, "127.0.0.1");
    await once(leaving, "connect");
    leaving.end(bytes);
    leaving.resume();
    await once(leaving, "close", { signal: AbortSignal.timeout(30_000) });
  }
  const plain = connect(port, "127.0.0.1");
  plain.on("error", () => undefined);
  plain.write("GET / HTTP/1.1\r\n\r\n");
  const refusals = () => sdk.journal("refusal").map(({ details }) => String(details.message));
  await eventually(
    "the refusal is written down",
    () => refusals().some((message) => message.includes("spoke without TLS to the TLS port")),
    refusals,
  );
  plain.destroy();
  expect(await outcomeAt("127.0.0.1")).toBe("CERT_HAS_EXPIRED");
  expect(met()).toHaveLength(1);
});

test("listener and host of a match are what they can be", () => {
  expect(() => order("expired-certificate", { match: { listener: "nakama" } })).toThrow(
    "listener is gateway",
  );
  expect(order("expired-certificate", { match: { host: "::1" } })).toMatchObject({
    faultId: expect.any(String),
  });
});
