import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { SdkClient } from "../testing/sdk-client.ts";
import { type Host, ServerSdkBench } from "../testing/server-sdk-bench.ts";
import { faultNames } from "./table.ts";

let sdk: ServerSdkBench;
let host: Host;
let client: SdkClient;
beforeEach(async () => {
  sdk = await ServerSdkBench.start();
  ({ host, client } = await sdk.placeable());
});
afterEach(() => sdk.close());

const add = (parameters: object): string => {
  const { faultId } = sdk.control.command("add-fault", { ...parameters });
  return String(faultId);
};
const beat = async (on: SdkClient = client, isHealthy = true) =>
  (await on.ask("HeartbeatServerProcess", { HealthStatus: isHealthy })).StatusCode;
const fail = (statusCode: number, given: object = {}) =>
  add({ fault: "fail-action", settings: { statusCode }, ...given });

describe("fail-action", () => {
  test.each([400, 401, 403, 404, 409, 429, 500, 503])(
    "answers %i, and nothing is done",
    async (statusCode) => {
      const faultId = fail(statusCode, { match: { action: "HeartbeatServerProcess" } });
      expect(await beat(client, false)).toBe(statusCode);
      expect(sdk.process(host)).toMatchObject({ isHealthy: true, unhealthyReportCount: 0 });
      expect(await beat()).toBe(200);
      expect(sdk.journal("fault")).toMatchObject([
        {
          what: "fail-action fired",
          subjectId: host.processId,
          details: { faultId, action: "HeartbeatServerProcess", firedCount: 1, remaining: 0 },
        },
      ]);
    },
  );

  test("says the text that was chosen", async () => {
    add({ fault: "fail-action", settings: { statusCode: 429, errorMessage: "Slow down." } });
    expect(await client.ask("GetComputeCertificate")).toMatchObject({
      StatusCode: 429,
      ErrorMessage: "Slow down.",
    });
  });

  test("gives a request that is sent again the same answer, and counts it once", async () => {
    fail(500);
    const requestId = randomUUID();
    const first = await client.ask("GetComputeCertificate", {}, requestId);
    expect(await client.ask("GetComputeCertificate", {}, requestId)).toEqual(first);
    expect(await beat()).toBe(200);
  });
});

describe("ignore-action", () => {
  test("gives no answer, does nothing, and lets a request that is sent again act", async () => {
    add({ fault: "ignore-action", count: 2 });
    const requestId = randomUUID();
    const message = { Action: "HeartbeatServerProcess", RequestId: requestId, HealthStatus: false };
    for (let repeat = 0; repeat < 2; repeat += 1) client.socket.send(JSON.stringify(message));
    await client.ponged();
    expect(client.frames).toEqual([]);
    expect(sdk.process(host)).toMatchObject({ unhealthyReportCount: 0 });
    client.socket.send(JSON.stringify(message));
    expect(await client.response(requestId)).toMatchObject({ StatusCode: 200 });
    expect(sdk.process(host)).toMatchObject({ unhealthyReportCount: 1 });
  });
});

describe("a fault", () => {
  test("acts so often as it was told, for what it means alone, the first added first", async () => {
    const { client: other } = await sdk.placeable();
    fail(503, { match: { processId: host.processId, action: "HeartbeatServerProcess" }, count: 2 });
    fail(400, { match: { action: "HeartbeatServerProcess" } });
    expect(await beat(other)).toBe(400);
    expect(await client.ask("GetComputeCertificate")).toMatchObject({ StatusCode: 200 });
    expect([await beat(), await beat(), await beat()]).toEqual([503, 503, 200]);
  });

  test("without a count acts until it is lifted, which tells how often that was", async () => {
    const faultId = fail(500, { count: null });
    expect([await beat(), await beat(), await beat()]).toEqual([500, 500, 500]);
    expect(sdk.control.command("lift-fault", { faultId })).toEqual({ firedCount: 3 });
    expect(sdk.journal("fault").at(-1)).toMatchObject({
      what: "fail-action is lifted",
      details: { faultId, name: "fail-action", firedCount: 3 },
    });
    expect(await beat()).toBe(200);
    expect(() => sdk.control.command("lift-fault", { faultId })).toThrow(/no fault/);
  });

  test("lets the first ones pass that it was told to", async () => {
    fail(500, { letPass: 2, match: { action: "HeartbeatServerProcess" } });
    expect([await beat(), await beat(), await beat(), await beat()]).toEqual([200, 200, 500, 200]);
  });

  test("with a chance acts now and then, by the seed", async () => {
    const answers = async (bench: ServerSdkBench, on: SdkClient): Promise<readonly unknown[]> => {
      const settings = { statusCode: 500 };
      bench.control.command("add-fault", { fault: "fail-action", settings, count: null, chance: 0.5 });
      const statuses: unknown[] = [];
      for (let count = 0; count < 40; count += 1) statuses.push(await beat(on));
      return statuses;
    };
    const twin = await ServerSdkBench.start();
    try {
      const { client: twinClient } = await twin.placeable();
      const mine = await answers(sdk, client);
      const failed = mine.filter((status) => status === 500).length;
      expect(failed).toBeGreaterThan(8);
      expect(failed).toBeLessThan(32);
      expect(await answers(twin, twinClient)).toEqual(mine);
    } finally {
      await twin.close();
    }
  });

  test("that was ordered for so many seconds is over after them, in the machine's time for game servers", async () => {
    const faultId = fail(500, { count: null, seconds: 30 });
    expect(await beat()).toBe(500);
    sdk.control.setClock(sdk.control.clock().realNow + 31_000, "real");
    expect(await beat()).toBe(200);
    expect(sdk.journal("fault").at(-1)).toMatchObject({ what: "fail-action is over" });
    expect(sdk.control.command("lift-fault", { faultId })).toEqual({ firedCount: 1 });
  });

  test("that is used up can still be lifted", async () => {
    const faultId = fail(500);
    await beat();
    expect(sdk.control.command("lift-fault", { faultId })).toEqual({ firedCount: 1 });
  });

  test("comes again with the same inputs, the same in the journal", async () => {
    const told = async (bench: ServerSdkBench, on: SdkClient): Promise<readonly string[]> => {
      const parameters = { fault: "fail-action", settings: { statusCode: 500 }, count: 2 };
      bench.control.command("add-fault", parameters);
      expect([await beat(on), await beat(on), await beat(on)]).toEqual([500, 500, 200]);
      return bench.control.canonicalJournal();
    };
    const twin = await ServerSdkBench.start();
    try {
      const { client: twinClient } = await twin.placeable();
      const lines = await told(sdk, client);
      expect(lines.filter((line) => line.includes("fail-action fired"))).toHaveLength(2);
      expect(await told(twin, twinClient)).toEqual(lines);
    } finally {
      await twin.close();
    }
  });

  test("of another Region means nobody here", async () => {
    const parameters = { fault: "fail-action", settings: { statusCode: 500 } };
    sdk.control.command("add-fault", parameters, { account: "000000000000", region: "eu-west-1" });
    expect(await beat()).toBe(200);
  });

  test.each([
    [{ fault: "melt" }, `there are ${faultNames().join(", ")}`],
    [{ fault: "fail-action" }, "statusCode"],
    [{ fault: "fail-action", settings: { statusCode: 200 } }, "200 is success"],
    [{ fault: "fail-action", settings: { statusCode: 429, often: true } }, "often"],
    [{ fault: "ignore-action", match: { operation: "CreateFleet" } }, "operation"],
    [{ fault: "ignore-action", match: { action: "AcceptPlayer" } }, "AcceptPlayerSession"],
    [{ fault: "refuse-connection", match: { action: "AcceptPlayerSession" } }, "action"],
    [{ fault: "ignore-action", count: 0 }, "count"],
  ])("ordered as %j is refused in words", (parameters, words) => {
    expect(() => add(parameters)).toThrow(words);
  });
});

test("lasts for a fraction of a second, and the clock can be set past its end", async () => {
  add({ fault: "no-capacity", count: null, seconds: 1.0004 });
  await sdk.bench.advance(2);
  expect(sdk.journal("fault").map(({ what }) => what)).toEqual(["no-capacity is over"]);
});
