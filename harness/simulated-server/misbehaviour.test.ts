/** Servers that do not do what the guide says, each way by its option, against an endpoint that keeps what it is sent. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "../eventually.ts";
import { connectToGame } from "../game-client.ts";
import { createGameSession, gameSessionId, ServerBench } from "./testing/server-bench.ts";

let bench: ServerBench;
beforeEach(async () => {
  bench = await ServerBench.open();
});
afterEach(() => bench.close());

const actions = () => bench.endpoint.requests.map(({ Action }) => Action);
const beats = () => bench.endpoint.sent("HeartbeatServerProcess").length;
const NOBODY = "00000000-0000-4000-8000-000000000000";

describe("late", () => {
  test("ProcessReady comes its time after the socket, and the server is idle meanwhile", async () => {
    const server = bench.server({ script: { readyAfterMs: 20_000 } });
    expect(await server.start()).toBe("starting");
    expect(server.pending()).toEqual([]);
    bench.timers.advance(19_999);
    expect(server.pending()).toEqual([]);
    expect(actions()).toEqual([]);
    bench.timers.advance(1);
    await eventually("it is ready", () => server.state === "ready");
    expect(actions()).toEqual(["ActivateServerProcess", "HeartbeatServerProcess"]);
  });

  test("a late ProcessReady that is refused is noted, and one of a crashed process never comes", async () => {
    bench.endpoint.answer("ActivateServerProcess", () => ({ StatusCode: 409, ErrorMessage: "TERMINATED" }));
    const server = bench.server({ script: { readyAfterMs: 1_000 } });
    await server.start();
    bench.timers.advance(1_000);
    await eventually("it is noted", () => bench.noted("failed")[0]);
    expect(bench.noted("failed")).toMatchObject([{ doing: "late ProcessReady" }]);

    const gone = bench.server({ script: { readyAfterMs: 1_000 } });
    await gone.start();
    gone.crash();
    expect(bench.timers.planned()).toEqual([]);
  });

  test("heartbeats but the first come so much after they should", async () => {
    const server = bench.server({ script: { heartbeatsLateByMs: 45_000 } });
    await server.start();
    expect(beats()).toBe(1);
    bench.timers.advance(104_999);
    expect(server.pending()).toEqual([]);
    bench.timers.advance(1);
    await bench.endpoint.received("HeartbeatServerProcess", 2);
  });
});

test("silent: a server that is never ready connects and says nothing at all", async () => {
  const server = bench.server({ script: { neverReady: true } });
  expect(await server.start()).toBe("starting");
  bench.timers.advance(3_600_000);
  expect(server.connected).toBe(true);
  expect(actions()).toEqual([]);
});

test("crashing when it is told to terminate: nothing of an end is said", async () => {
  const server = await bench.hosting({ script: { crashAt: "terminating" } });
  const crashed = new Promise((resolve) => server.events.once("crashed", resolve));
  bench.endpoint.push({ Action: "TerminateProcess", TerminationTime: Date.UTC(2026, 0, 1, 0, 5) });
  expect(await crashed).toBe("terminating");
  expect(actions()).not.toContain("TerminateServerProcess");
});

test("lying about health: nobody can reach its game, and every heartbeat says that all is well", async () => {
  const server = await bench.hosting({ script: { deafButHealthy: true } });
  await expect(fetch(`http://127.0.0.1:${server.port}/`)).rejects.toThrow();
  bench.timers.advance(60_000);
  expect(await bench.endpoint.received("HeartbeatServerProcess", 2)).toMatchObject({ HealthStatus: true });
  expect(server.state).toBe("session-active");
});

describe("wrong ids", () => {
  test("the handshake names a compute that is not its own", async () => {
    const server = bench.server({ script: { wrongId: "compute" } });
    await server.start();
    const query = new URL(bench.endpoint.newest().url, bench.endpoint.url).searchParams;
    expect(query.get("ComputeId")).toBe("no-compute-of-this-fleet");
    expect(query.get("pID")).toBe(server.identity.processId);
  });

  test("ActivateGameSession names a game session of the same fleet that is nobody's", async () => {
    const server = bench.server({ script: { wrongId: "game-session" } });
    await server.start();
    bench.endpoint.push(createGameSession);
    expect(await bench.endpoint.received("ActivateGameSession")).toMatchObject({
      GameSessionId: gameSessionId.replace("gsess-9", `gsess-${NOBODY}`),
    });
  });

  test("AcceptPlayerSession names a player session that is nobody's, whoever comes", async () => {
    const server = await bench.hosting({ script: { wrongId: "player-session" } });
    bench.endpoint.answer("AcceptPlayerSession", () => ({ StatusCode: 404, ErrorMessage: "not found" }));
    const visit = connectToGame({ ipAddress: "127.0.0.1", port: server.port ?? 0, sessionId: "psess-1" });
    await expect(visit).rejects.toThrow("not found");
    expect(bench.endpoint.sent("AcceptPlayerSession")).toMatchObject([
      { GameSessionId: gameSessionId, PlayerSessionId: `psess-${NOBODY}` },
    ]);
  });
});

test("flooding: so many requests more with each heartbeat, each with an id of its own; refusals are only noted", async () => {
  let refusals = 0;
  bench.endpoint.answer("HeartbeatServerProcess", () => {
    refusals += 1;
    return refusals % 2 === 0 ? { StatusCode: 429, ErrorMessage: "Rate exceeded" } : { StatusCode: 200 };
  });
  const server = bench.server({ script: { floodsWith: 300 } });
  await server.start();
  await bench.endpoint.received("HeartbeatServerProcess", 301);
  bench.timers.advance(60_000);
  await bench.endpoint.received("HeartbeatServerProcess", 602);
  await eventually("the server is idle", () => server.pending().length === 0);
  expect(new Set(bench.endpoint.requests.map(({ RequestId }) => RequestId)).size).toBe(603);
  expect(bench.noted("failed").length).toBe(301);
  expect(server.state).toBe("ready");
});
