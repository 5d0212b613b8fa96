/** RefreshConnection: a line moves to another endpoint with another token, as each SDK does it. */
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { eventually } from "../eventually.ts";
import type { SdkProfileName } from "./sdk-profile.ts";
import { ScriptedEndpoint } from "./testing/scripted-endpoint.ts";
import { SdkLine } from "./testing/sdk-line.ts";

const profiles: readonly SdkProfileName[] = ["Go", "CSharp", "Cpp"];

async function lineAndElsewhere(
  name: SdkProfileName,
): Promise<{ line: SdkLine; elsewhere: ScriptedEndpoint }> {
  const line = await SdkLine.open(name);
  onTestFinished(() => line.close());
  const elsewhere = await ScriptedEndpoint.open();
  onTestFinished(() => elsewhere.close());
  return { line, elsewhere };
}
const queryOf = (endpoint: ScriptedEndpoint) =>
  Object.fromEntries(new URL(endpoint.newest().url, endpoint.url).searchParams);

test.each(profiles)(
  "%s comes as the same process with the new token and a new IdempotencyToken",
  async (name) => {
    const { line, elsewhere } = await lineAndElsewhere(name);
    await line.connection.refresh(elsewhere.url, "tok-2");
    const { IdempotencyToken: before, ...first } = queryOf(line.endpoint);
    const { IdempotencyToken: after, ...second } = queryOf(elsewhere);
    expect(second).toEqual({ ...first, Authorization: "tok-2" });
    expect(after).not.toBe(before);
    await line.connection.request("HeartbeatServerProcess");
    expect(elsewhere.sent("HeartbeatServerProcess")).toHaveLength(1);
    expect(line.endpoint.requests).toEqual([]);
  },
);

test("Go hears the old socket for five seconds more, and cuts it without a close frame", async () => {
  const { line, elsewhere } = await lineAndElsewhere("Go");
  const { socket } = line.endpoint.newest();
  await line.connection.refresh(elsewhere.url, "tok-2");
  line.wall.advance(4_999);
  line.endpoint.push({ Action: "TerminateProcess", TerminationTime: 1 });
  await eventually("the push on the old socket", () => line.pushes[0]);
  const closed = once(socket, "close");
  line.wall.advance(1);
  expect((await closed)[0]).toBe(1006);
  expect(line.connection.connected).toBe(true);
  expect(line.notes.map(({ kind }) => kind)).not.toContain("connection-lost");
});

test("C++ closes the old socket at once with 1001; C# leaves it to the service", async () => {
  const cpp = await lineAndElsewhere("Cpp");
  const closed = once(cpp.line.endpoint.newest().socket, "close");
  await cpp.line.connection.refresh(cpp.elsewhere.url, "tok-2");
  const [code, reason] = await closed;
  expect([code, String(reason)]).toEqual([1001, "Websocket client reconnecting"]);

  const csharp = await lineAndElsewhere("CSharp");
  const { socket } = csharp.line.endpoint.newest();
  await csharp.line.connection.refresh(csharp.elsewhere.url, "tok-2");
  csharp.line.wall.advance(600_000);
  await csharp.line.connection.request("HeartbeatServerProcess");
  expect(socket.readyState).toBe(socket.OPEN);
});

test("what Go is asked to send meanwhile waits; C# refuses it with its SDK's word", async () => {
  const go = await lineAndElsewhere("Go");
  const moving = go.line.connection.refresh(go.elsewhere.url, "tok-2");
  await Promise.all([go.line.connection.request("AcceptPlayerSession"), moving]);
  expect(go.elsewhere.sent("AcceptPlayerSession")).toHaveLength(1);

  const csharp = await lineAndElsewhere("CSharp");
  const moved = csharp.line.connection.refresh(csharp.elsewhere.url, "tok-2");
  await expect(csharp.line.connection.request("AcceptPlayerSession")).rejects.toThrow("SERVICE_CALL_FAILED");
  await moved;
  expect(csharp.elsewhere.requests).toEqual([]);
});

test.each(["Go", "Cpp"] as const)(
  "%s that is closed with 1000 while it moves is not stranded",
  async (name) => {
    const { line, elsewhere } = await lineAndElsewhere(name);
    elsewhere.refusals.push(503);
    const moved = line.connection.refresh(elsewhere.url, "tok-2");
    await eventually("the next attempt is planned", () => line.wall.planned().length > 0);
    line.endpoint.newest().socket.close(1000);
    await eventually("the loss is noticed", () => line.notes.find(({ kind }) => kind === "connection-lost"));
    line.wall.advance(8_000);
    await moved;
    await line.connection.request("HeartbeatServerProcess");
    expect(elsewhere.sent("HeartbeatServerProcess")).toHaveLength(1);
    expect(line.losses).toEqual([]);
  },
);

test("a later loss is mended by the endpoint and the token of the message", async () => {
  const { line, elsewhere } = await lineAndElsewhere("Go");
  await line.connection.refresh(elsewhere.url, "tok-2");
  elsewhere.newest().socket.terminate();
  await eventually("a second connection there", () => elsewhere.connections[1]);
  expect(elsewhere.connections[1]?.url).toBe(elsewhere.connections[0]?.url);
  expect(line.endpoint.connections).toHaveLength(1);
});

test("Go that cannot move tries as often as for a reconnect, and then goes on where it was", async () => {
  const { line, elsewhere } = await lineAndElsewhere("Go");
  elsewhere.refusals.push(...Array.from({ length: 8 }, () => 403));
  const refused = () => line.notes.filter(({ kind }) => kind === "connection-refused").length;
  const moved = line.connection.refresh(elsewhere.url, "tok-2");
  for (const [index, seconds] of [8, 16, 32, 32, 32, 32, 32].entries()) {
    await eventually(`refusal ${index + 1}`, () => refused() === index + 1 && line.wall.planned().length > 0);
    line.wall.advance(seconds * 1_000);
  }
  await moved;
  expect(line.notes.at(-1)).toMatchObject({
    kind: "refresh-failed",
    reason: expect.stringContaining("HTTP 403"),
  });
  await line.connection.request("HeartbeatServerProcess");
  expect(line.endpoint.sent("HeartbeatServerProcess")).toHaveLength(1);
});

test.each(["not an address", ""])(
  "an endpoint that is none (%o) is noted and changes nothing",
  async (endpoint) => {
    const { line } = await lineAndElsewhere("Go");
    await line.connection.refresh(endpoint, "tok-2");
    expect(line.notes.at(-1)).toMatchObject({ kind: "refresh-failed" });
    await line.connection.request("HeartbeatServerProcess");
    expect(line.losses).toEqual([]);
  },
);

test("C#, which has forgotten its old socket, is without a line when it cannot move", async () => {
  const { line } = await lineAndElsewhere("CSharp");
  await line.connection.refresh("not an address", "tok-2");
  expect(line.losses).toHaveLength(1);
});
