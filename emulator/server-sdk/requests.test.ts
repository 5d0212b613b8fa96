import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SdkClient, SdkFrame } from "../testing/sdk-client.ts";
import { ServerSdkBench, schemes } from "../testing/server-sdk-bench.ts";
import { actions } from "./actions/table.ts";

describe.each(schemes)("a request over %s", (scheme) => {
  let sdk: ServerSdkBench;
  beforeAll(async () => {
    sdk = await ServerSdkBench.start(scheme);
  });
  afterAll(() => sdk.close());

  const frameInputs = (requestId: string) =>
    sdk.journal("input").filter((entry) => entry.details.requestId === requestId);

  test("of any action is answered with its own Action and RequestId and a number as StatusCode", async () => {
    const { client } = await sdk.placeable();
    for (const action of [...actions.keys(), "StopDancing", "CreateGameSession"]) {
      const requestId = randomUUID();
      const fields = {
        HealthStatus: true,
        Port: 7001,
        GameSessionId: "arn:none",
        PlayerSessionId: "psess-0",
      };
      const response = await client.ask(action, fields, requestId);
      expect(response).toMatchObject({
        Action: action,
        RequestId: requestId,
        StatusCode: expect.any(Number),
      });
      expect(response.StatusCode === 200).toBe(response.ErrorMessage === undefined);
    }
    expect(client.closeCode).toBeUndefined();
  });

  test("ActivateServerProcess is taken in the form of each SDK, once for each request", async () => {
    const forms: readonly object[] = [
      { SdkVersion: "5.6.0", SdkLanguage: "Go", Port: 7001, LogPaths: null },
      { SdkVersion: "5.4.0", SdkLanguage: "Cpp", Port: 7001.0 },
      {
        SdkVersion: "5.5.1",
        SdkLanguage: "CSharp",
        SdkToolName: null,
        SdkToolVersion: null,
        Port: 7001,
        LogPaths: ["a.log"],
      },
      { sdkversion: "5.5.1", sdklanguage: "CSharp", port: 7001, logPaths: [] },
    ];
    for (const form of forms) {
      const host = sdk.host();
      const client = await sdk.connect(host);
      const answers = [
        await client.ask("ActivateServerProcess", form),
        await client.ask("ActivateServerProcess", { ...form, Port: 7002, port: 7002 }),
      ];
      expect(answers).toMatchObject([{ StatusCode: 200 }, { StatusCode: 200 }]);
      await client.ponged();
      expect(client.frames).toEqual([]);
      expect(sdk.process(host)).toMatchObject({ status: "ACTIVE", isHealthy: false });
    }
  });

  test.each([
    {},
    { Port: 0 },
    { Port: 60_001 },
    { Port: "7001" },
    { Port: 7001.5 },
    { Port: 7001, LogPaths: "x" },
  ])("ActivateServerProcess with %j is refused with 400", async (fields) => {
    const host = sdk.host();
    const client = await sdk.connect(host);
    const before = sdk.control.stateHash();
    expect(await client.ask("ActivateServerProcess", fields)).toMatchObject({ StatusCode: 400 });
    expect(sdk.control.stateHash()).toBe(before);
  });

  test("that comes again is answered the same, has no further effect, and not on a new socket either", async () => {
    const { host, client } = await sdk.placeable();
    const requestId = "Zk3qW8mB5cN1vX7yT2rL9pD4sF6gH0jK";
    const first = await client.ask("HeartbeatServerProcess", { HealthStatus: false }, requestId);
    expect(await client.ask("HeartbeatServerProcess", { HealthStatus: false }, requestId)).toEqual(first);
    const again = await sdk.connect(host);
    for (let repeat = 0; repeat < 3; repeat += 1) {
      expect(await again.ask("HeartbeatServerProcess", { HealthStatus: false }, requestId)).toEqual(first);
    }
    client.socket.terminate();
    const later = await sdk.connect(host);
    expect(await later.ask("HeartbeatServerProcess", { HealthStatus: false }, requestId)).toEqual(first);
    expect(frameInputs(requestId)).toHaveLength(1);
    expect(sdk.process(host)).toMatchObject({ status: "ACTIVE", unhealthyReportCount: 1 });
  });

  test("that was refused is refused the same again; another process may use the same id", async () => {
    const { client } = await sdk.placeable();
    const requestId = randomUUID();
    const refused = await client.ask("AcceptPlayerSession", { GameSessionId: "arn:none" }, requestId);
    expect(refused).toMatchObject({ StatusCode: 404 });
    expect(await client.ask("AcceptPlayerSession", { GameSessionId: "arn:none" }, requestId)).toEqual(
      refused,
    );
    const { client: other } = await sdk.placeable();
    expect(await other.ask("HeartbeatServerProcess", { HealthStatus: true }, requestId)).toMatchObject({
      StatusCode: 200,
    });
  });

  test("of an unknown action is refused with 400, and the socket stays open", async () => {
    const client = await sdk.connect(sdk.host());
    const response = await client.ask("StopDancing");
    expect(response).toMatchObject({
      Action: "StopDancing",
      StatusCode: 400,
      ErrorMessage: expect.stringContaining("Unknown action"),
    });
    await client.ponged();
    expect(client.closeCode).toBeUndefined();
  });

  test("in fragments of 1016 bytes is put together", async () => {
    const host = sdk.host();
    const client = await sdk.connect(host);
    const requestId = randomUUID();
    const text = JSON.stringify({
      Action: "ActivateServerProcess",
      RequestId: requestId,
      Port: 7001,
      LogPaths: Array.from({ length: 80 }, (_, index) =>
        `/local/game/logs/größer-${index}.log`.padEnd(60, "-"),
      ),
    });
    const bytes = Buffer.from(text);
    expect(bytes.length).toBeGreaterThan(5_000);
    for (let start = 0; start < bytes.length; start += 1016) {
      const isLast = start + 1016 >= bytes.length;
      client.socket.send(bytes.subarray(start, start + 1016), { fin: isLast, binary: false });
    }
    expect(await client.response(requestId)).toMatchObject({ StatusCode: 200 });
    expect(sdk.process(host).logPaths).toHaveLength(80);
  });

  test("while another is under way, a ping is answered", async () => {
    const { client } = await sdk.placeable();
    const ids = Array.from({ length: 20 }, () => randomUUID());
    for (const RequestId of ids) {
      client.socket.send(JSON.stringify({ Action: "HeartbeatServerProcess", RequestId, HealthStatus: true }));
    }
    await client.ponged();
    expect(client.frames.map((frame) => frame.RequestId)).toEqual(ids);
  });

  describe("that is broken", () => {
    let client: SdkClient;
    beforeAll(async () => {
      ({ client } = await sdk.placeable());
    });

    const answersTo = async (message: string | Buffer): Promise<readonly SdkFrame[]> => {
      const before = sdk.control.stateHash();
      client.frames.length = 0;
      client.socket.send(message);
      await client.ponged();
      expect(sdk.control.stateHash()).toBe(before);
      expect(client.closeCode).toBeUndefined();
      return [...client.frames];
    };
    const lastRefusal = () => sdk.journal("refusal").at(-1);

    test.each(["not JSON", "", "[]", "null", '"text"', "{}", '{"Action":"HeartbeatServerProcess"}'])(
      "without an id, as %j, is written down and not answered",
      async (message) => {
        expect(await answersTo(message)).toEqual([]);
        expect(lastRefusal()).toMatchObject({ what: "frame refused", details: { frame: message } });
      },
    );

    test("binary is written down and not answered", async () => {
      const request = { Action: "HeartbeatServerProcess", RequestId: "1", HealthStatus: true };
      expect(await answersTo(Buffer.from(JSON.stringify(request)))).toEqual([]);
      expect(lastRefusal()).toMatchObject({ details: { problem: "The message is binary, not text." } });
    });

    test("without an Action is refused with 400 under its id", async () => {
      expect(await answersTo('{"RequestId":"r-1"}')).toEqual([
        { Action: null, RequestId: "r-1", StatusCode: 400, ErrorMessage: "The message has no Action." },
      ]);
    });

    test.each([
      ["HeartbeatServerProcess", {}],
      ["HeartbeatServerProcess", { HealthStatus: "true" }],
      ["HeartbeatServerProcess", { HealthStatus: null }],
      ["ActivateGameSession", {}],
      ["ActivateGameSession", { GameSessionId: 7 }],
      ["AcceptPlayerSession", { GameSessionId: "" }],
      ["DescribePlayerSessions", { PlayerId: "ada", Limit: "50" }],
    ])("%s with the fields %j is refused with 400", async (Action, fields) => {
      const [answer] = await answersTo(JSON.stringify({ Action, RequestId: randomUUID(), ...fields }));
      expect(answer).toMatchObject({ Action, StatusCode: 400 });
    });

    test("does not disturb the next one", async () => {
      expect(await client.ask("HeartbeatServerProcess", { HealthStatus: true })).toMatchObject({
        StatusCode: 200,
      });
    });
  });

  test("of a process that has not called ProcessReady is refused with 400, one of an ended process with 409", async () => {
    const client = await sdk.connect(sdk.host());
    expect(await client.ask("DescribePlayerSessions", { PlayerId: "ada" })).toMatchObject({
      StatusCode: 400,
    });
    expect(await client.ask("TerminateServerProcess")).toMatchObject({ StatusCode: 200 });
    expect(await client.ask("HeartbeatServerProcess", { HealthStatus: true })).toMatchObject({
      StatusCode: 409,
      ErrorMessage: expect.stringContaining("it called ProcessEnding"),
    });
  });
});
