import { afterEach, beforeEach, expect, test } from "vitest";
import { ServerSdkBench } from "../testing/server-sdk-bench.ts";

let sdk: ServerSdkBench;
beforeEach(async () => {
  sdk = await ServerSdkBench.start();
});
afterEach(() => sdk.close());

const order = (parameters: object) =>
  sdk.control.command("add-fault", { fault: "refuse-connection", ...parameters });

test.each([403, 429, 500, 503])(
  "refuse-connection answers %i once, and lets the next attempt in",
  async (statusCode) => {
    const host = sdk.host();
    order({ settings: { statusCode } });
    await expect(sdk.connect(host)).rejects.toMatchObject({
      status: statusCode,
      body: { message: "This refusal was ordered: fault refuse-connection." },
    });
    expect(sdk.control.state().flatMap(({ tables }) => tables.serverProcesses ?? [])).toEqual([]);
    expect(sdk.journal("fault")).toMatchObject([
      { what: "refuse-connection fired", subjectId: host.processId, details: { firedCount: 1 } },
    ]);
    expect(sdk.journal("failure")).toEqual([]);
    await sdk.connect(host);
    expect(sdk.process(host)).toMatchObject({ status: "CONNECTED" });
  },
);

test("refuse-connection means the process that it names, also when it comes back, until it is lifted", async () => {
  const { host } = await sdk.placeable();
  const { faultId } = order({
    settings: { statusCode: 503, message: "Later." },
    match: { processId: host.processId },
    count: null,
  });
  for (let attempt = 0; attempt < 3; attempt += 1)
    await expect(sdk.connect(host)).rejects.toMatchObject({ status: 503, body: { message: "Later." } });
  await sdk.connect(sdk.host());
  expect(sdk.process(host)).toMatchObject({ status: "ACTIVE", connectionId: expect.any(String) });
  expect(sdk.control.command("lift-fault", { faultId })).toEqual({ firedCount: 3 });
  await sdk.connect(host);
});

test("refuse-connection does not fire for who would be refused anyway", async () => {
  const host = sdk.host();
  order({ settings: { statusCode: 500 } });
  await expect(sdk.connect(host, { Authorization: "tok-1" })).rejects.toMatchObject({ status: 403 });
  expect(sdk.journal("fault")).toEqual([]);
});

test("refuse-connection cannot let anybody in", () => {
  expect(() => order({ settings: { statusCode: 101 } })).toThrow("from 300 on");
});
