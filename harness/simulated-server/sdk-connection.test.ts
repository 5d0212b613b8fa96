import { afterEach, beforeEach, expect, test } from "vitest";
import { eventually } from "../eventually.ts";
import { RunningTimers } from "../running-timers.ts";
import type { WorldTimers } from "../world-timers.ts";
import { SdkConnection } from "./sdk-connection.ts";
import type { PushFrame } from "./sdk-frames.ts";
import { mannerOf } from "./sdk-manner.ts";
import type { SdkTimings } from "./sdk-profile.ts";
import { SdkRequestError } from "./sdk-requests.ts";
import type { WireNote } from "./server-note.ts";
import { ScriptedEndpoint } from "./testing/scripted-endpoint.ts";

let endpoint: ScriptedEndpoint;
let connection: SdkConnection;
let notes: WireNote[];
let pushes: PushFrame[];
let losses: string[];

beforeEach(async () => {
  endpoint = await ScriptedEndpoint.open();
});
afterEach(() => {
  connection.destroy("the test is over", { crashed: true });
  endpoint.close();
});

function connectionWith(
  timings: Partial<SdkTimings> = {},
  wall: WorldTimers = new RunningTimers({ mode: "running", speed: 1, now: 0 }),
): SdkConnection {
  notes = [];
  pushes = [];
  losses = [];
  connection = new SdkConnection({
    identity: {
      webSocketUrl: endpoint.url,
      processId: "proc-7",
      hostId: "i-1",
      fleetId: "fleet-a1",
      authToken: "tok-1",
    },
    newId: () => crypto.randomUUID(),
    manner: mannerOf({}, timings),
    wall,
    pushed: (push) => pushes.push(push),
    lost: (reason) => losses.push(reason),
    note: (note) => notes.push(note),
  });
  return connection;
}

test("the handshake has the sorted query, Go's User-Agent, and neither Origin nor extension", async () => {
  await connectionWith().connect();
  const { url, headers } = endpoint.newest();
  expect(url).toMatch(
    /^\/\?Authorization=tok-1&ComputeId=i-1&FleetId=fleet-a1&IdempotencyToken=[0-9a-f-]{36}&pID=proc-7&sdkLanguage=Go&sdkVersion=5\.6\.0$/,
  );
  expect(headers["user-agent"]).toBe("gamelift-go-sdk/1.0");
  expect(headers.origin).toBeUndefined();
  expect(headers["sec-websocket-extensions"]).toBeUndefined();
  expect(headers["sec-websocket-protocol"]).toBeUndefined();
});

test("a request carries a UUID and its fields, and resolves with the members of the answer", async () => {
  await connectionWith().connect();
  endpoint.answer("DescribePlayerSessions", () => ({ StatusCode: 200, PlayerSessions: [], NextToken: "" }));
  const answer = await connection.request("DescribePlayerSessions", { GameSessionId: "g" });
  expect(answer.fields).toMatchObject({ PlayerSessions: [], NextToken: "" });
  const [request] = endpoint.requests;
  expect(request).toEqual({
    Action: "DescribePlayerSessions",
    RequestId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f-]{27}$/),
    GameSessionId: "g",
  });
});

test("a refusal rejects with the status and the service's words", async () => {
  await connectionWith().connect();
  endpoint.answer("AcceptPlayerSession", () => ({ StatusCode: 400, ErrorMessage: "not RESERVED" }));
  const error = await connection.request("AcceptPlayerSession").catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(SdkRequestError);
  expect(error).toMatchObject({ message: "not RESERVED", statusCode: 400, action: "AcceptPlayerSession" });
});

test("an answer nobody waits for, and a frame nobody can read, are noted and change nothing", async () => {
  await connectionWith().connect();
  endpoint.push({ Action: "X", RequestId: "unknown", StatusCode: 200 });
  endpoint.newest().socket.send("nonsense");
  endpoint.push({ Action: "TerminateProcess", TerminationTime: 1 });
  await eventually("the push behind them", () => pushes[0]);
  expect(notes.map(({ kind }) => kind)).toEqual([
    "connected",
    "answer-received",
    "frame-unreadable",
    "push-received",
  ]);
  expect(notes[1]).toMatchObject({ expected: false });
});

test("a request without an answer is busy until its limit, and then says so", async () => {
  await connectionWith({ requestTimeoutMs: 30 }).connect();
  endpoint.answer("HeartbeatServerProcess", () => undefined);
  const answer = connection.request("HeartbeatServerProcess");
  expect(connection.pending()).toEqual(["HeartbeatServerProcess unanswered"]);
  await expect(answer).rejects.toThrow("HeartbeatServerProcess had no answer within 30 ms");
  expect(connection.pending()).toEqual([]);
});

test("a refused first connect says why at once", async () => {
  endpoint.refusals.push(403);
  await expect(connectionWith().connect()).rejects.toThrow(
    /^ws:\/\/127\.0\.0\.1:\d+\/ refused the connection of process proc-7: HTTP 403 \{"message":"Forbidden"\}$/,
  );
  expect(connection.pending()).toEqual([]);
});

test("a first connect can be told to try again, as Go does", async () => {
  endpoint.refusals.push(503, 503);
  await connectionWith({ connectRetryDelaysMs: [1, 1] }).connect();
  expect(notes.map(({ kind }) => kind)).toEqual(["connection-refused", "connection-refused", "connected"]);
});

test("close 1011 leads to a reconnect with the very same address, and waiting requests go out on it", async () => {
  await connectionWith({ reconnectDelaysMs: [1] }).connect();
  endpoint.refusals.push(500);
  endpoint.newest().socket.close(1011, "internal");
  await eventually("the loss is noticed", () => notes.find(({ kind }) => kind === "connection-lost"));
  await connection.request("HeartbeatServerProcess", { HealthStatus: true });

  expect(endpoint.connections.map(({ url }) => url)).toEqual(
    Array.from({ length: 2 }, () => endpoint.connections[0]?.url),
  );
  expect(notes.map(({ kind }) => kind)).toContain("connection-refused");
  expect(notes.filter(({ kind }) => kind === "connected")).toEqual([
    { kind: "connected", again: false },
    { kind: "connected", again: true },
  ]);
  expect(losses).toEqual([]);
});

test("a cut connection leads to a reconnect", async () => {
  await connectionWith().connect();
  endpoint.newest().socket.terminate();
  await eventually("a second connection", () => endpoint.connections[1]);
});

test.each([1000, 1001])(
  "close %i is the end of the line: no reconnect, requests fail at once",
  async (code) => {
    await connectionWith().connect();
    endpoint.answer("HeartbeatServerProcess", () => undefined);
    const unanswered = connection.request("HeartbeatServerProcess");
    const given = expect(unanswered).rejects.toThrow(`the service closed the connection with ${code}`);
    await endpoint.received("HeartbeatServerProcess");
    endpoint.newest().socket.close(code);
    await given;
    await expect(connection.request("TerminateServerProcess")).rejects.toThrow("cannot be sent");
    expect(losses).toEqual([`the service closed the connection with ${code}`]);
    expect(endpoint.connections).toHaveLength(1);
    expect(connection.pending()).toEqual([]);
  },
);

test("when every attempt to reconnect failed the line is lost, with the last reason", async () => {
  await connectionWith({ reconnectDelaysMs: [1] }).connect();
  endpoint.refusals.push(403, 403);
  endpoint.newest().socket.close(1012);
  const [reason] = await eventually("the loss", () => losses.length > 0 && losses);
  expect(reason).toContain("HTTP 403");
});

test("two unanswered requests in a row open a second socket; the first is read on and then cut", async () => {
  await connectionWith({ requestTimeoutMs: 20, supersededSocketMs: 40 }).connect();
  endpoint.answer("A", () => undefined);
  await expect(connection.request("A")).rejects.toThrow("no answer");
  expect(endpoint.connections).toHaveLength(1);
  await expect(connection.request("A")).rejects.toThrow("no answer");
  await eventually("a second connection", () => endpoint.connections[1]);
  const [first, second] = endpoint.connections;
  first?.socket.send('{"Action":"TerminateProcess","TerminationTime":1}');
  await eventually("the push on the old socket", () => pushes[0]);
  await eventually("the old socket is gone", () => first?.socket.readyState === first?.socket.CLOSED);
  expect(second?.socket.readyState).toBe(second?.socket.OPEN);
});

test("an answer between two unanswered requests keeps the socket", async () => {
  await connectionWith({ requestTimeoutMs: 20 }).connect();
  endpoint.answer("A", () => undefined);
  await expect(connection.request("A")).rejects.toThrow("no answer");
  await connection.request("B");
  await expect(connection.request("A")).rejects.toThrow("no answer");
  await connection.request("B");
  expect(endpoint.connections).toHaveLength(1);
});

test("with Go's silence pushes are heard after a reconnect, but nothing is written", async () => {
  await connectionWith({ silenceAfterReconnectMs: 60_000 }).connect();
  await connection.request("A");
  endpoint.newest().socket.terminate();
  await eventually("a second connection", () => endpoint.connections[1] && connection.connected);
  connection.request("A").catch(() => undefined);
  endpoint.push({ Action: "TerminateProcess", TerminationTime: 1 });
  await eventually("the push", () => pushes[0]);
  expect(endpoint.sent("A")).toHaveLength(1);
  expect(connection.pending()).toEqual(["A unanswered"]);
});

test("after the silence what was held back is written", async () => {
  await connectionWith({ silenceAfterReconnectMs: 10 }).connect();
  endpoint.newest().socket.terminate();
  await eventually("a second connection", () => endpoint.connections[1] && connection.connected);
  await Promise.all([connection.request("A"), connection.request("B")]);
  expect(endpoint.requests.map(({ Action }) => Action)).toEqual(["A", "B"]);
});

test("destroy cuts the connection without a close frame and gives requests up", async () => {
  await connectionWith().connect();
  const code = new Promise((resolve) => endpoint.newest().socket.once("close", resolve));
  endpoint.answer("A", () => undefined);
  const given = expect(connection.request("A")).rejects.toThrow("A given up: the process crashed");
  connection.destroy("the process crashed", { crashed: true });
  await given;
  expect(await code).toBe(1006);
});
