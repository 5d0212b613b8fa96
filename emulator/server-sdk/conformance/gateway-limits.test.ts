import { afterEach, beforeEach, expect, test } from "vitest";
import { createGameSession } from "../../testing/hosting.ts";
import type { SdkClient } from "../../testing/sdk-client.ts";
import { type Host, ServerSdkBench } from "../../testing/server-sdk-bench.ts";
import { StandingWall } from "../../testing/standing-wall.ts";

let sdk: ServerSdkBench;
let wall: StandingWall;
let host: Host;
let client: SdkClient;
beforeEach(async () => {
  wall = new StandingWall();
  sdk = await ServerSdkBench.start("ws", { wall, options: { serverSdkGatewayLimits: true } });
  host = sdk.host();
  client = await sdk.connect(host);
});
afterEach(() => sdk.close());

const activation = (bytes: number): Buffer => {
  const empty = JSON.stringify({
    Action: "ActivateServerProcess",
    RequestId: "r",
    Port: 7001,
    SdkToolName: "",
  });
  return Buffer.from(empty.replace('""', `"${"x".repeat(bytes - Buffer.byteLength(empty))}"`));
};
const sendInFrames = (message: Buffer, frameBytes: number) => {
  for (let start = 0; start < message.length; start += frameBytes) {
    const fin = start + frameBytes >= message.length;
    client.socket.send(message.subarray(start, start + frameBytes), { fin, binary: false });
  }
};
const broken = () => sdk.journal("socket").map(({ details }) => details.because);

test("a frame of 32 KB and a message of 128 KB pass", async () => {
  sendInFrames(activation(128 * 1024), 32 * 1024);
  expect(await client.response("r")).toMatchObject({ StatusCode: 200 });
  expect(broken()).toEqual([]);
});

test("a larger frame is not served and ends the socket with 1009", async () => {
  sendInFrames(activation(32 * 1024 + 1), 64 * 1024);
  expect(await client.closed()).toBe(1009);
  expect(sdk.process(host)).toMatchObject({ status: "CONNECTED" });
  expect(broken()).toEqual(["a frame of 32769 bytes; the gateway takes 32768"]);
});

test("a larger message ends the socket with 1009", async () => {
  sendInFrames(activation(128 * 1024 + 1), 32 * 1024);
  expect(await client.closed()).toBe(1009);
  expect(sdk.process(host)).toMatchObject({ status: "CONNECTED" });
});

test("a push that is larger is not sent, and the journal says so", async () => {
  await client.ask("ActivateServerProcess", { Port: 7001 });
  await client.ask("HeartbeatServerProcess", { HealthStatus: true });
  await createGameSession(sdk, { GameSessionData: "x".repeat(130 * 1024) });
  await client.ponged();
  expect(client.frames).toEqual([]);
  expect(sdk.journal("refusal")).toMatchObject([
    { what: "push CreateGameSession too large for the gateway", subjectId: host.processId },
  ]);
});

/** The client answers the pings on the way, which are no messages. */
const pass = async (seconds: number): Promise<void> => {
  for (let left = seconds; left > 0; left -= 40) {
    wall.pass(Math.min(left, 40) * 1_000);
    if (client.closeCode !== undefined) return;
    await client.ponged();
  }
};

/** The gateway's own ten minutes are longer than a process lives without a heartbeat. */
test("a socket without a message for longer than is chosen is cut, without a close frame", async () => {
  await sdk.close();
  wall = new StandingWall();
  const serverSdkGatewayLimits = { idleMilliseconds: 100_000 };
  sdk = await ServerSdkBench.start("ws", { wall, options: { serverSdkGatewayLimits } });
  ({ host, client } = await sdk.placeable());
  await pass(99);
  await client.ask("HeartbeatServerProcess", { HealthStatus: true });
  await pass(99);
  expect(client.closeCode).toBeUndefined();
  wall.pass(1_000);
  expect(await client.closed()).toBe(1006);
  expect(broken()).toEqual(["no message for 100000 ms"]);
  expect(sdk.process(host)).toMatchObject({ status: "ACTIVE" });
});

test("a socket is cut after two hours, without a close frame", async () => {
  await client.ask("ActivateServerProcess", { Port: 7001 });
  for (let minute = 0; minute < 119; minute += 1) {
    await pass(60);
    await client.ask("HeartbeatServerProcess", { HealthStatus: true });
  }
  await pass(59);
  expect(client.closeCode).toBeUndefined();
  wall.pass(1_000);
  expect(await client.closed()).toBe(1006);
  expect(broken()).toEqual(["open for 7200000 ms"]);
  expect(sdk.process(host)).toMatchObject({ status: "ACTIVE" });
});
