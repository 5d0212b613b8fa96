import { afterEach, expect, test } from "vitest";
import { eventually } from "../testing/eventually.ts";
import { ServerSdkBench } from "../testing/server-sdk-bench.ts";
import { StandingWall } from "../testing/standing-wall.ts";

let sdk: ServerSdkBench;
afterEach(() => sdk.close());

test("a socket that a fault has made half-open is neither pinged nor cut before its time, however silent it is", async () => {
  const wall = new StandingWall();
  sdk = await ServerSdkBench.start("ws", { wall });
  const { client } = await sdk.placeable();
  const { client: other } = await sdk.placeable({ port: 7002 });
  let pings = 0;
  client.socket.on("ping", () => {
    pings += 1;
  });
  const match = { frame: "answer", action: "HeartbeatServerProcess" };
  sdk.control.command("add-fault", { fault: "half-open-socket", match, settings: { atMostMs: 300_000 } });
  client.socket.send('{"Action":"HeartbeatServerProcess","RequestId":"unanswered","HealthStatus":true}');
  await eventually("the fault fires", () => sdk.journal("fault").length > 0);
  for (let passedMs = 0; passedMs < 299_999; passedMs += 42_857) {
    wall.pass(42_857);
    // Who is not half-open has to answer its pings in time.
    await other.ponged();
  }
  expect(sdk.journal("socket")).toEqual([]);
  wall.pass(1);
  expect(await client.closed()).toBe(1006);
  expect(pings).toBe(0);
  expect(other.closeCode).toBeUndefined();
});
