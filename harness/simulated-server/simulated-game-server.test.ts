import { afterEach, beforeEach, expect, test } from "vitest";
import { eventually } from "../eventually.ts";
import type { ServerScript } from "./server-script.ts";
import type { SimulatedGameServer } from "./simulated-game-server.ts";
import { ManualTimers } from "./testing/manual-timers.ts";
import { createGameSession, gameSessionId, ServerBench } from "./testing/server-bench.ts";

let bench: ServerBench;
beforeEach(async () => {
  bench = await ServerBench.open();
});
afterEach(() => bench.close());

const actions = () => bench.endpoint.requests.map(({ Action }) => Action);
const idle = (server: SimulatedGameServer) =>
  eventually("the server is idle", (saw) => {
    saw(server.pending());
    return server.pending().length === 0;
  });
const terminateProcess = { Action: "TerminateProcess", TerminationTime: Date.UTC(2026, 0, 1, 0, 5) };

test("it declares itself with a real port and a name that marks it as simulated, then beats, then is ready", async () => {
  const server = bench.server();
  expect(server.state).toBe("created");
  expect(await server.start()).toBe("ready");
  expect(bench.endpoint.requests).toEqual([
    {
      Action: "ActivateServerProcess",
      RequestId: expect.any(String),
      SdkVersion: "5.6.0",
      SdkLanguage: "Go",
      SdkToolName: "windtunnel-simulated",
      SdkToolVersion: "1.0.0",
      Port: server.port,
      LogPaths: null,
    },
    { Action: "HeartbeatServerProcess", RequestId: expect.any(String), HealthStatus: true },
  ]);
  expect(server.port).toBeGreaterThan(0);
  expect(server.port).toBeLessThanOrEqual(60_000);
  expect(server.pending()).toEqual([]);
});

test("heartbeats follow the world's clock and nothing else", async () => {
  const server = bench.server();
  await server.start();
  bench.timers.advance(60_000);
  bench.timers.advance(120_000);
  await bench.endpoint.received("HeartbeatServerProcess", 4);
  await idle(server);
  expect(bench.endpoint.sent("HeartbeatServerProcess")).toHaveLength(4);
});

test("a scripted server reports bad health, and one gone silent reports nothing", async () => {
  const sick = bench.server({ script: { unhealthyAfterHeartbeats: 1 } });
  await sick.start();
  bench.timers.advance(60_000);
  expect(await bench.endpoint.received("HeartbeatServerProcess", 2)).toMatchObject({ HealthStatus: false });

  sick.changeScript({ silentAfterHeartbeats: 0 });
  bench.timers.advance(600_000);
  await idle(sick);
  expect(bench.endpoint.sent("HeartbeatServerProcess")).toHaveLength(2);
});

test("a pushed game session is kept and activated", async () => {
  const server = await bench.hosting();
  expect(server.state).toBe("session-active");
  expect(server.gameSession).toMatchObject({
    gameSessionId,
    name: "arena",
    maximumPlayerSessionCount: 8,
    gameProperties: { mode: "ctf" },
  });
  expect(bench.endpoint.sent("ActivateGameSession")).toMatchObject([{ GameSessionId: gameSessionId }]);
});

test("a game session pushed before the process is ready is lost without a trace, as in Go", async () => {
  bench.endpoint.rightBefore.set("ActivateServerProcess", createGameSession);
  const server = bench.server();
  await server.start();
  expect(server.state).toBe("ready");
  expect(server.gameSession).toBeUndefined();
  expect(bench.noted("push-ignored")).toMatchObject([
    { action: "CreateGameSession", reason: "the process is not ready" },
  ]);
  expect(actions()).not.toContain("ActivateGameSession");
});

test("a push that Go cannot read is lost, and the note says why", async () => {
  const server = bench.server();
  await server.start();
  bench.endpoint.push({ ...createGameSession, GameProperties: [{ Key: "mode", Value: "ctf" }] });
  bench.endpoint.push({ Action: "RefreshConnection", RefreshConnectionEndpoint: "ws://x", AuthToken: 2 });
  await eventually("both are noted", () => bench.noted("push-ignored").length === 2);
  expect(bench.noted("push-ignored")[0]?.reason).toContain("GameProperties is not an object of strings");
  expect(server.state).toBe("ready");
});

test("a slow server activates after its time on the world's clock, and is idle while it waits", async () => {
  const server = bench.server({ script: { activateAfterMs: 9_000 } });
  await server.start();
  bench.endpoint.push(createGameSession);
  await eventually("the session has started", () => server.state === "session-started");
  expect(server.pending()).toEqual([]);
  expect(bench.timers.planned()).toContainEqual({ what: "slow activation of proc-7", inMs: 9_000 });
  bench.timers.advance(8_999);
  expect(server.pending()).toEqual([]);
  bench.timers.advance(1);
  await bench.endpoint.received("ActivateGameSession");
});

test("a server that never activates stays as it is", async () => {
  const server = bench.server({ script: { neverActivate: true } });
  await server.start();
  bench.endpoint.push(createGameSession);
  await eventually("the session has started", () => server.state === "session-started");
  bench.timers.advance(600_000);
  await idle(server);
  expect(actions()).not.toContain("ActivateGameSession");
});

test("activation refused by the service is noted and the server lives on", async () => {
  bench.endpoint.answer("ActivateGameSession", () => ({ StatusCode: 409, ErrorMessage: "TERMINATED" }));
  const server = bench.server();
  await server.start();
  bench.endpoint.push(createGameSession);
  await eventually("the failure is noted", () => bench.noted("failed")[0]);
  expect(bench.noted("failed")[0]).toMatchObject({
    doing: "activation",
    problem: "SdkRequestError: TERMINATED",
  });
  expect(server.state).toBe("session-started");
});

test.each([
  ["connected", []],
  ["ready", ["ActivateServerProcess", "HeartbeatServerProcess"]],
] as const)("crash when %s: the socket breaks off, nothing more is said", async (crashAt, said) => {
  const server = bench.server({ script: { crashAt } });
  const crashes: string[] = [];
  server.events.on("crashed", (step) => crashes.push(step));
  expect(await server.start()).toBe("crashed");
  const { socket } = await eventually("the connection", () => bench.endpoint.connections[0]);
  await eventually("it broke off", () => socket.readyState === socket.CLOSED);
  expect(actions()).toEqual(said);
  expect(crashes).toEqual([crashAt]);
  expect(bench.timers.planned()).toEqual([]);
  expect(server.pending()).toEqual([]);
});

test.each([
  ["session-started", 0],
  ["session-activated", 1],
] as const)(
  "crash at %s: the port closes and TerminateServerProcess is never sent",
  async (crashAt, activations) => {
    const server = bench.server({ script: { crashAt } });
    await server.start();
    const crashed = new Promise((resolve) => server.events.once("crashed", resolve));
    bench.endpoint.push(createGameSession);
    expect(await crashed).toBe(crashAt);
    await expect(fetch(`http://127.0.0.1:${server.port}/`)).rejects.toThrow();
    bench.timers.advance(600_000);
    await idle(server);
    expect(bench.endpoint.sent("ActivateGameSession")).toHaveLength(activations);
    expect(actions()).not.toContain("TerminateServerProcess");
    expect(bench.notes.at(-1)).toMatchObject({ kind: "crashed", at: crashAt });
  },
);

test("a refused activation of the process fails the start and closes everything", async () => {
  bench.endpoint.answer("ActivateServerProcess", () => ({ StatusCode: 409, ErrorMessage: "ended before" }));
  const server = bench.server();
  await expect(server.start()).rejects.toThrow("ended before");
  expect(server.state).toBe("ended");
  await expect(fetch(`http://127.0.0.1:${server.port}/`)).rejects.toThrow();
});

test("TerminateProcess ends the process, also one that hosts nothing", async () => {
  const server = bench.server();
  await server.start();
  const ended = new Promise((resolve) => server.events.once("ended", resolve));
  bench.endpoint.push(terminateProcess);
  expect(await ended).toBe("the service asked for it");
  expect(actions().at(-1)).toBe("TerminateServerProcess");
  expect(server.state).toBe("ended");
  await idle(server);
});

test("a server told to ignore TerminateProcess goes on beating", async () => {
  const server = await bench.hosting({ script: { ignoreTerminate: true } });
  bench.endpoint.push(terminateProcess);
  await eventually("it is noted", () => bench.noted("push-ignored")[0]);
  bench.timers.advance(60_000);
  await bench.endpoint.received("HeartbeatServerProcess", 2);
  expect(server.state).toBe("session-active");
  expect(actions()).not.toContain("TerminateServerProcess");
});

test("a game with a length ends when its time on the world's clock is up", async () => {
  const script: ServerScript = { endAfterMs: 5_000 };
  const server = await bench.hosting({ script });
  const ended = new Promise((resolve) => server.events.once("ended", resolve));
  bench.timers.advance(4_999);
  expect(server.state).toBe("session-active");
  bench.timers.advance(1);
  expect(await ended).toBe("the game's time was up");
});

test("ending twice sends TerminateServerProcess once; a refusal of it does not keep the process alive", async () => {
  bench.endpoint.answer("TerminateServerProcess", () => ({ StatusCode: 500, ErrorMessage: "no" }));
  const server = await bench.hosting();
  await Promise.all([server.end(), server.end()]);
  expect(bench.endpoint.sent("TerminateServerProcess")).toHaveLength(1);
  expect(server.state).toBe("ended");
  expect(bench.noted("failed")).toMatchObject([{ doing: "end of the process" }]);
  expect(bench.timers.planned()).toEqual([]);
});

test("what the service does not answer keeps the server busy, under its name", async () => {
  bench.endpoint.answer("ActivateGameSession", () => undefined);
  const server = bench.server();
  await server.start();
  bench.endpoint.push(createGameSession);
  await bench.endpoint.received("ActivateGameSession");
  expect(server.pending()).toEqual(["activation", "ActivateGameSession unanswered"]);
  server.crash();
  await idle(server);
});

test("after a close with 1000 the process is without a line, says so, and does not come back", async () => {
  const server = await bench.hosting();
  const disconnected = new Promise((resolve) => server.events.once("disconnected", resolve));
  bench.endpoint.newest().socket.close(1000);
  expect(await disconnected).toContain("1000");
  expect(server.connected).toBe(false);
  expect(server.state).toBe("session-active");
  bench.timers.advance(60_000);
  await idle(server);
  expect(bench.endpoint.connections).toHaveLength(1);
});

test("after a broken connection the session goes on over a new one, without a second activation", async () => {
  const server = await bench.hosting();
  bench.endpoint.newest().socket.terminate();
  await eventually("a second connection", () => bench.endpoint.connections[1]);
  bench.timers.advance(60_000);
  await bench.endpoint.received("HeartbeatServerProcess", 2);
  expect(bench.endpoint.sent("ActivateServerProcess")).toHaveLength(1);
  expect(server.state).toBe("session-active");
});

test("RefreshConnection moves the line of a game that goes on; with Go's silence nothing is said for five seconds", async () => {
  const wall = new ManualTimers();
  const server = await bench.hosting({ wall, script: { silentAfterReconnect: true } });
  bench.endpoint.push({
    Action: "RefreshConnection",
    RefreshConnectionEndpoint: bench.endpoint.url,
    AuthToken: "tok-2",
  });
  await eventually("the new line is noted", () => bench.noted("connected")[1]);
  expect(new URL(bench.endpoint.newest().url, bench.endpoint.url).searchParams.get("Authorization")).toBe(
    "tok-2",
  );
  bench.timers.advance(60_000);
  wall.advance(4_999);
  expect(server.pending()).toEqual(["HeartbeatServerProcess unanswered"]);
  expect(bench.endpoint.sent("HeartbeatServerProcess")).toHaveLength(1);
  wall.advance(1);
  await bench.endpoint.received("HeartbeatServerProcess", 2);
  await idle(server);
  expect(server.state).toBe("session-active");
  expect(bench.endpoint.sent("ActivateServerProcess")).toHaveLength(1);
});
