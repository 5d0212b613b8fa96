import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import { eventually } from "../eventually.ts";
import { ScriptedEndpoint } from "../simulated-server/testing/scripted-endpoint.ts";
import { SdkRelay } from "./sdk-relay.ts";

async function relayBefore(): Promise<{ endpoint: ScriptedEndpoint; relay: SdkRelay }> {
  const endpoint = await ScriptedEndpoint.open();
  onTestFinished(() => endpoint.close());
  const relay = await SdkRelay.open(endpoint.url);
  onTestFinished(() => relay.close());
  return { endpoint, relay };
}

async function connect(relay: SdkRelay): Promise<WebSocket> {
  const socket = new WebSocket(`${relay.url}?pID=process-1&Authorization=a%2Bb`);
  onTestFinished(() => socket.terminate());
  await once(socket, "open");
  return socket;
}

const closed = async (socket: WebSocket): Promise<unknown> => (await once(socket, "close"))[0];

test("frames pass in both directions as they are, with the query of the handshake, and are kept", async () => {
  const { endpoint, relay } = await relayBefore();
  const server = await connect(relay);
  expect(new URL(endpoint.newest().url, "ws://x").search).toBe("?pID=process-1&Authorization=a%2Bb");
  const answer = once(server, "message");
  server.send('{"Action":"Heartbeat", "RequestId":"1"}');
  expect(String((await answer)[0])).toBe('{"Action":"Heartbeat","RequestId":"1","StatusCode":200}');
  const push = once(server, "message");
  endpoint.push({ Action: "TerminateProcess" });
  expect(String((await push)[0])).toBe('{"Action":"TerminateProcess"}');
  expect(relay.frames.map(({ from, text }) => [from, text])).toEqual([
    ["server", '{"Action":"Heartbeat", "RequestId":"1"}'],
    ["service", '{"Action":"Heartbeat","RequestId":"1","StatusCode":200}'],
    ["service", '{"Action":"TerminateProcess"}'],
  ]);
  expect(relay.messages("server", "Heartbeat")).toEqual([{ Action: "Heartbeat", RequestId: "1" }]);
});

test("a refusal is handed on with its status, and counts for no connection", async () => {
  const { endpoint, relay } = await relayBefore();
  endpoint.refusals.push(403);
  await expect(connect(relay)).rejects.toThrow("403");
  expect(relay.connections).toBe(0);
});

test("a cut ends both sides without a close frame; a close code reaches the server alone; then one may come again", async () => {
  const { endpoint, relay } = await relayBefore();
  const first = await connect(relay);
  const serviceSide = endpoint.newest().socket;
  const ends = [closed(first), closed(serviceSide)];
  relay.cut();
  expect(await Promise.all(ends)).toEqual([1006, 1006]);

  const second = await connect(relay);
  const codes = [closed(second), closed(endpoint.newest().socket)];
  relay.closeWith(1012);
  expect(await Promise.all(codes)).toEqual([1012, 1006]);
  expect(relay.connections).toBe(2);
});

test("what either side ends by itself ends on the other in the same way", async () => {
  const { endpoint, relay } = await relayBefore();
  const leaving = await connect(relay);
  const heard = closed(endpoint.newest().socket);
  leaving.close(1001);
  expect(await heard).toBe(1001);

  const vanishing = await connect(relay);
  const lost = closed(endpoint.newest().socket);
  vanishing.terminate();
  expect(await lost).toBe(1006);

  const told = closed(await connect(relay));
  endpoint.newest().socket.close(1000);
  expect(await told).toBe(1000);
  await eventually("three connections", () => relay.connections === 3);
});
