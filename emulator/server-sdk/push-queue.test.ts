import { afterEach, expect, test } from "vitest";
import { eventually } from "../testing/eventually.ts";
import { ServerSdkBench } from "../testing/server-sdk-bench.ts";
import { StandingWall } from "../testing/standing-wall.ts";

let sdk: ServerSdkBench;
afterEach(() => sdk.close());

test("a push that a fault delays has its whole delay, although its process comes again on another socket", async () => {
  const wall = new StandingWall();
  sdk = await ServerSdkBench.start("ws", { wall });
  const { host, client } = await sdk.placeable();
  sdk.control.command("add-fault", { fault: "delay-push", settings: { delayMs: 60_000 } });
  await sdk.placements.start();
  await eventually("the fault fires", () => {
    wall.pass(0);
    return sdk.journal("fault").length > 0;
  });
  const isDelayed = `a push to process ${host.processId} is delayed by a fault`;
  expect(sdk.control.busy()).toContain(isDelayed);
  wall.pass(20_000);
  client.socket.terminate();
  await eventually("the socket is lost", () => sdk.process(host).connectionId === undefined);
  const next = await sdk.connect(host);
  wall.pass(39_999);
  await next.ponged();
  expect(next.frames).toEqual([]);
  expect(sdk.control.busy()).toContain(isDelayed);
  wall.pass(1);
  expect(await next.push()).toMatchObject({ Action: "CreateGameSession" });
  expect(sdk.control.busy()).not.toContain(isDelayed);
});
