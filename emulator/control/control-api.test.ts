import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MANUAL_START_AT } from "../index.ts";
import { askControl, type ControlRequest } from "../testing/ask-control.ts";
import { setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { TestEmulator } from "../testing/test-emulator.ts";
import { commands } from "./commands/table.ts";

const startHost = (fleetId: string) => ({
  path: "/commands/start-managed-host",
  body: { parameters: { fleetId } },
});

describe("the control API", () => {
  let bench: TestEmulator;
  let fleetId: string;
  beforeAll(async () => {
    bench = await TestEmulator.start("json");
    ({ fleetId } = await setUpAsInTheGuide(bench));
  });
  afterAll(() => bench.close());

  const ask = (request: ControlRequest) => askControl(bench.emulator, request);
  /** Asks what must be refused, and makes sure that nothing has changed. */
  const refused = async (request: ControlRequest) => {
    const before = bench.emulator.control.stateHash();
    const clock = bench.emulator.control.clock().now;
    const answer = await ask(request);
    expect(bench.emulator.control.stateHash()).toBe(before);
    expect(bench.emulator.control.clock().now).toBe(clock);
    expect(answer.headers["content-type"]).toContain("application/json");
    return { status: answer.status, message: (answer.json as { readonly message: string }).message };
  };

  describe.each([
    ["a command", () => startHost(fleetId)],
    ["the clock", () => ({ path: "/clock", body: { to: MANUAL_START_AT } })],
    ["the state", () => ({ path: "/state" })],
    ["a path that does not exist", () => ({ path: "/nothing" })],
  ])("asked for %s", (_what, request) => {
    test.each([undefined, "", "wrong", "00000000-0000-4000-8000-000000000000"])(
      "refuses the token %j with 401",
      async (token) => {
        const answer = await refused({ ...request(), headers: { "x-windtunnel-token": token } });
        expect(answer).toEqual({
          status: 401,
          message: "The header x-windtunnel-token must carry the control token that the emulator printed.",
        });
      },
    );

    test.each([
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: "http://127.0.0.1" },
      { host: "evil.example" },
      { host: "127.0.0.1.evil.example:80" },
    ])("refuses %j with 403, token or not", async (headers) => {
      expect(await refused({ ...request(), headers })).toMatchObject({ status: 403 });
      const tokenless = { ...headers, "x-windtunnel-token": undefined };
      const { status, message } = await refused({ ...request(), headers: tokenless });
      expect(status).toBe(403);
      expect(message).toContain(Object.values(headers)[0]);
    });
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", undefined])(
    "refuses a POST of the content type %s with 415",
    async (contentType) => {
      const request = { ...startHost(fleetId), headers: { "content-type": contentType } };
      expect(await refused(request)).toEqual({
        status: 415,
        message: "The control API takes application/json.",
      });
    },
  );

  test("tells no browser that it may ask", async () => {
    const answer = await ask({
      method: "OPTIONS",
      path: "/state",
      headers: { origin: "https://evil.example", "access-control-request-method": "GET" },
    });
    expect(answer.status).toBe(403);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
  });

  test.each(["not JSON", '"text"', "[", '{"to":1'])("refuses the body %s with 400", async (body) => {
    expect(await refused({ path: "/clock", body })).toMatchObject({ status: 400 });
  });

  test("refuses a body above its limit with 413", async () => {
    const body = { parameters: { fleetId: "x".repeat(1_100_000) } };
    expect(await refused({ path: "/commands/start-managed-host", body })).toMatchObject({ status: 413 });
  });

  test.each([
    ["GET", "/nothing"],
    ["PUT", "/clock"],
    ["DELETE", "/state"],
    ["GET", "/commands/reset"],
  ])("answers %s %s with 404 and what was asked", async (method, path) => {
    const { status, message } = await refused({ method, path });
    expect(status).toBe(404);
    expect(message).toContain(`${method} /_windtunnel${path}`);
  });

  test("answers an unknown command with 404 and the names of those there are", async () => {
    const { status, message } = await refused({ path: "/commands/dance", body: {} });
    expect(status).toBe(404);
    expect(message).toBe(`There is no command dance; there are ${[...commands.keys()].join(", ")}.`);
  });

  test.each([
    ["/commands/start-managed-host", { parameters: {} }, "fleetId"],
    ["/commands/start-managed-host", { parameters: { fleetId: 7 } }, "fleetId"],
    ["/commands/start-managed-host", { parameters: { fleetId: "f", port: 1 } }, "port"],
    ["/commands/start-managed-host", { fleetId: "f" }, 'as in {"parameters":{…}}: fleetId'],
    ["/commands/create-topic", { parameters: { name: "a b" } }, "name"],
    ["/commands/create-topic", { parameters: { name: "a", signatureVersion: "3" } }, "signatureVersion"],
    ["/commands/subscribe", { parameters: { topicArn: "arn" } }, "queueName"],
    ["/commands/reset", { parameters: { hard: true } }, "hard"],
    ["/commands/reset", { scope: { account: "1", region: "us-east-1" } }, "account"],
    ["/commands/reset", { scope: { account: "000000000000", region: "moon" } }, "region"],
    ["/clock", {}, "to"],
    ["/clock", { to: "now" }, "to"],
    ["/clock", { to: 1.5 }, "to"],
    ["/clock", { to: 9e15 }, "to"],
    ["/clock", { to: MANUAL_START_AT, base: "wall" }, "base"],
    ["/clock", { to: MANUAL_START_AT, by: 5 }, "by"],
    ["/queue-path", { isReachable: "no" }, "isReachable"],
    ["/server-sdk-path", {}, "isReachable"],
    ["/cut-server-sdk-sockets", { processId: 7 }, "processId"],
    ["/cut-server-sdk-sockets", { closeCode: 1006 }, "1006"],
    ["/cut-server-sdk-sockets", { code: 1000 }, "code"],
  ])("names what is wrong with %s %j", async (path, body, member) => {
    const { status, message } = await refused({ path, body });
    expect(status).toBe(400);
    expect(message).toContain(member);
  });

  test.each([
    "/journal?after=-1",
    "/journal?after=x",
    "/journal?limit=0",
    "/journal?from=1",
    "/explain?id=1",
  ])("refuses the question %s with 400", async (path) => {
    expect(await refused({ path })).toMatchObject({ status: 400 });
  });

  test.each([
    ["start-managed-host", { fleetId: "fleet-none" }, 404, "Fleet fleet-none does not exist."],
    ["process-exited", { processId: "process-none" }, 404, "Server process process-none is not known."],
    ["subscribe", { topicArn: "arn:none", queueName: "queue" }, 404, "Topic arn:none does not exist."],
  ])("refuses the command %s %j with %i", async (name, parameters, status, message) => {
    const answer = await refused({ path: `/commands/${name}`, body: { parameters } });
    expect(answer).toEqual({ status, message });
    const entry = bench.emulator.control.journal(0).at(-1);
    expect(entry).toMatchObject({ kind: "refusal", what: `control ${name} refused`, details: { message } });
  });

  test("runs a command in the home scope, or in the one that is named", async () => {
    const body = { parameters: { name: "topic" } };
    expect((await ask({ path: "/commands/create-topic", body })).json).toEqual({
      topicArn: "arn:aws:sns:us-east-1:000000000000:topic",
    });
    const scope = { account: "111111111111", region: "eu-west-1" };
    expect((await ask({ path: "/commands/create-topic", body: { ...body, scope } })).json).toEqual({
      topicArn: "arn:aws:sns:eu-west-1:111111111111:topic",
    });
  });

  test("answers every question as the object does", async () => {
    const { control } = bench.emulator;
    const plain = (value: unknown) => JSON.parse(JSON.stringify(value));
    expect((await ask({ path: "/addresses" })).json).toEqual(plain(control.addresses()));
    expect((await ask({ path: "/state" })).json).toEqual(plain(control.state()));
    expect((await ask({ path: "/state-hash" })).json).toEqual({ hash: control.stateHash() });
    expect((await ask({ path: "/overdue" })).json).toEqual([]);
    expect((await ask({ path: "/broken-truths" })).json).toEqual([]);
    expect((await ask({ path: "/busy" })).json).toEqual([]);
    expect((await ask({ path: "/ping", body: {} })).json).toEqual({});
    expect((await ask({ path: "/journal?after=2&limit=3" })).json).toEqual(plain(control.journal(2, 3)));
    expect((await ask({ path: "/journal/canonical" })).json).toEqual(control.canonicalJournal());
    expect((await ask({ path: "/explain" })).json).toEqual(control.explanation());
    const { realNow: _running, ...clock } = control.clock();
    expect((await ask({ path: "/clock" })).json).toMatchObject(clock);
  });
});
