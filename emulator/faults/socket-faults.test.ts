import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { frameCorruptions } from "../server-sdk/outgoing-fault.ts";
import { eventually } from "../testing/eventually.ts";
import { ServerSdkBench } from "../testing/server-sdk-bench.ts";

let sdk: ServerSdkBench;
beforeEach(async () => {
  sdk = await ServerSdkBench.start();
});
afterEach(() => sdk.close());

const order = (fault: string, parameters: object = {}) =>
  sdk.control.command("add-fault", { fault, ...parameters });

const pushed = () => sdk.journal("push").map(({ what }) => what);
const fired = () => sdk.journal("fault").filter(({ what }) => what.endsWith(" fired"));

test("drop-push loses the push that it means, on a socket that goes on", async () => {
  const { host, client } = await sdk.placeable();
  order("drop-push", { match: { action: "CreateGameSession" } });
  await sdk.placements.start();
  await sdk.bench.settled();
  await client.ponged();
  expect(client.frames).toEqual([]);
  expect(pushed()).toEqual([]);
  expect(fired()).toMatchObject([
    { what: "drop-push fired", subjectId: host.processId, details: { frame: "push" } },
  ]);
  sdk.control.command("refresh-connection", { processId: host.processId });
  expect(await client.push()).toMatchObject({ Action: "RefreshConnection" });
});

test("delay-push holds a push back and is waited for; one more waits behind it", async () => {
  const { host, client } = await sdk.placeable();
  order("delay-push", { settings: { delayMs: 300 } });
  await sdk.placements.start();
  sdk.control.command("refresh-connection", { processId: host.processId });
  // Whether the first of them has met the fault by now, a millisecond decides.
  const busy = new RegExp(`^a push to process ${host.processId} (waits for its turn|is delayed by a fault)$`);
  expect(sdk.control.busy()).toContainEqual(expect.stringMatching(busy));
  await sdk.bench.settled();
  expect(await client.push()).toMatchObject({ Action: "CreateGameSession" });
  expect(await client.push()).toMatchObject({ Action: "RefreshConnection" });
  const [met] = fired();
  const [left] = sdk.journal("push");
  expect((left?.wallAt ?? 0) - (met?.wallAt ?? 0)).toBeGreaterThanOrEqual(295);
});

test("delay-push is named by whoever is asked what the clock waits for, and ends with the emulator", async () => {
  const { host } = await sdk.placeable();
  order("delay-push", { settings: { delayMs: 60_000 } });
  await sdk.placements.start();
  await eventually("the push is delayed", () =>
    sdk.control.busy().includes(`a push to process ${host.processId} is delayed by a fault`),
  );
});

test("out-of-order lets the next push overtake one; that is not waited for", async () => {
  const { host, client } = await sdk.placeable();
  order("out-of-order", { settings: { atMostMs: 60_000 } });
  await sdk.placements.start();
  await sdk.bench.settled();
  expect(pushed()).toEqual([]);
  sdk.control.command("refresh-connection", { processId: host.processId });
  expect(await client.push()).toMatchObject({ Action: "RefreshConnection" });
  expect(await client.push()).toMatchObject({ Action: "CreateGameSession" });
});

test("out-of-order lets a push go alone after its time", async () => {
  const { client } = await sdk.placeable();
  order("out-of-order", { settings: { atMostMs: 20 } });
  await sdk.placements.start();
  expect(await client.push()).toMatchObject({ Action: "CreateGameSession" });
});

test("flood-pushes sends a push as often as it is told, and journals it once", async () => {
  const { client } = await sdk.placeable();
  order("flood-pushes", { settings: { times: 40 } });
  await sdk.placements.start();
  await sdk.bench.settled();
  await client.ponged();
  expect(client.frames.map(({ Action }) => Action)).toEqual(Array(40).fill("CreateGameSession"));
  expect(pushed()).toEqual(["CreateGameSession"]);
});

test.each(frameCorruptions)("corrupt-frame spoils an answer by %s; asked again, it is whole", async (how) => {
  const { client, host } = await sdk.placeable();
  const raw: { readonly text: string; readonly isBinary: boolean }[] = [];
  client.socket.removeAllListeners("message");
  client.socket.on("message", (data, isBinary) => raw.push({ text: String(data), isBinary }));
  order("corrupt-frame", {
    settings: { how },
    match: { frame: "answer", action: "HeartbeatServerProcess" },
  });
  const heartbeat = JSON.stringify({
    Action: "HeartbeatServerProcess",
    RequestId: "one",
    HealthStatus: true,
  });
  client.socket.send(heartbeat);
  if (how === "invalid-utf8") {
    // The client's library ends the connection by itself: in its close frame it says so.
    await client.closed();
    const again = await sdk.connect(host);
    again.socket.send(heartbeat);
    expect(await again.response("one")).toMatchObject({ StatusCode: 200 });
    expect(sdk.process(host)).toMatchObject({ status: "ACTIVE" });
    return;
  }
  await eventually("the spoiled answer", () => raw[0]);
  client.socket.send(heartbeat);
  await eventually("the answer", () => raw[1]);
  const whole = { Action: "HeartbeatServerProcess", RequestId: "one", StatusCode: 200 };
  expect(JSON.parse(raw[1]?.text ?? "")).toEqual(whole);
  const spoiled = raw[0];
  expect(spoiled?.text === JSON.stringify(whole) && !spoiled.isBinary).toBe(false);
  if (how === "binary") expect(spoiled?.isBinary).toBe(true);
  if (how === "truncated") expect(() => JSON.parse(spoiled?.text ?? "")).toThrow(SyntaxError);
  if (how === "too-large") expect(spoiled?.text.length).toBeGreaterThan(1_000_000);
});

const legalCodes = [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 4999];

test.each(legalCodes)(
  "close-socket closes with %i in place of an answer, which counts as given",
  async (closeCode) => {
    const { client, host } = await sdk.placeable();
    order("close-socket", { settings: { closeCode }, match: { action: "HeartbeatServerProcess" } });
    client.socket.send('{"Action":"HeartbeatServerProcess","RequestId":"one","HealthStatus":true}');
    expect(await client.closed()).toBe(closeCode);
    expect(client.frames).toEqual([]);
    await sdk.connect(host);
  },
);

test.each([1004, 1005, 1006, 1015, 999, 2000, 5000])("close-socket refuses the code %i", (closeCode) => {
  expect(() => order("close-socket", { settings: { closeCode } })).toThrow("a close frame has a code of");
});

test("close-socket cuts the connection without a code, right behind a push that it lets go", async () => {
  const { client } = await sdk.placeable();
  order("close-socket", { settings: { closeCode: 4000, isFrameSent: true }, match: { frame: "push" } });
  await sdk.placements.start();
  expect(await client.push()).toMatchObject({ Action: "CreateGameSession" });
  expect(await client.closed()).toBe(4000);
  const second = await sdk.placeable({ port: 7002 });
  order("close-socket", { match: { frame: "push", processId: second.host.processId } });
  sdk.control.command("refresh-connection", { processId: second.host.processId });
  expect(await second.client.closed()).toBe(1006);
  expect(second.client.frames).toEqual([]);
});

test("half-open-socket neither reads nor writes, is not waited for, and is cut in the end", async () => {
  const { client, host } = await sdk.placeable();
  const match = { frame: "push" };
  const { faultId } = order("half-open-socket", { match, settings: { atMostMs: 3_000 } });
  await sdk.placements.start();
  await eventually("the fault fires", () => fired()[0]);
  client.socket.send('{"Action":"TerminateServerProcess","RequestId":"unheard"}');
  sdk.control.command("refresh-connection", { processId: host.processId });
  await sdk.bench.settled();
  await sdk.control.ping();
  expect(client.socket.readyState).toBe(WebSocket.OPEN);
  expect(await client.closed()).toBe(1006);
  expect(client.frames).toEqual([]);
  expect(sdk.process(host)).toMatchObject({ status: "ACTIVE" });
  expect(sdk.control.command("lift-fault", { faultId })).toEqual({ firedCount: 1 });
  await sdk.connect(host);
});
