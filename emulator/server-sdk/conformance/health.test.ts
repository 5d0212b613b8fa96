import { UpdateFleetCapacityCommand } from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "../../testing/eventually.ts";
import type { SdkClient } from "../../testing/sdk-client.ts";
import { type Host, ServerSdkBench } from "../../testing/server-sdk-bench.ts";
import { StandingWall } from "../../testing/standing-wall.ts";

/** Limits of simulated processes are counted on the bench's clock, those of real ones on the machine's. */
describe.each(["clock", "real"] as const)("a process whose limits are counted on the %s", (base) => {
  let sdk: ServerSdkBench;
  let host: Host;
  let client: SdkClient;
  beforeEach(async () => {
    sdk = await ServerSdkBench.start("ws", { wall: new StandingWall() });
    ({ host, client } = await sdk.placeable({ isReal: base === "real" }));
  });
  afterEach(() => sdk.close());

  const pass = (seconds: number) => sdk.pass(base, seconds);
  const heartbeat = (HealthStatus: boolean) => client.ask("HeartbeatServerProcess", { HealthStatus });
  const fleetEvents = () => sdk.fleetEvents();
  const reportsIll = async () => {
    for (let report = 0; report < 3; report += 1) await heartbeat(false);
  };
  const scaleToNothing = () =>
    sdk.bench.client.send(
      new UpdateFleetCapacityCommand({ FleetId: sdk.guide.fleetId, DesiredInstances: 0 }),
    );
  const loseSocket = async () => {
    client.socket.terminate();
    await eventually("the socket is known to be lost", () => sdk.process(host).connectionId === undefined);
  };
  /** Told to end for this reason, and ended by force after its five minutes. */
  const isToldAndForced = async (endedBecause: string) => {
    expect(await client.push()).toMatchObject({ Action: "TerminateProcess" });
    expect(sdk.process(host)).toMatchObject({ status: "TERMINATING", endedBecause });
    expect(fleetEvents()).toEqual(["SERVER_PROCESS_TERMINATED_UNHEALTHY"]);
    await pass(299.999);
    expect(sdk.process(host)).toMatchObject({ status: "TERMINATING" });
    await pass(0.001);
    expect(sdk.process(host)).toMatchObject({ status: "TERMINATED" });
    expect(fleetEvents()).toContain("SERVER_PROCESS_FORCE_TERMINATED");
  };

  test("item 56: is told to end by the third unhealthy heartbeat in a row, and has five minutes", async () => {
    await heartbeat(false);
    await heartbeat(false);
    expect(sdk.process(host)).toMatchObject({ status: "ACTIVE" });
    await heartbeat(false);
    await isToldAndForced("unhealthy: 3 unhealthy reports in a row");
  });

  test("that calls ProcessEnding when it is told to end has ended by that", async () => {
    await reportsIll();
    await client.push();
    expect(await client.ask("TerminateServerProcess")).toMatchObject({ StatusCode: 200 });
    expect(sdk.process(host)).toMatchObject({ status: "TERMINATED" });
    await pass(600);
    expect(fleetEvents()).toEqual(["SERVER_PROCESS_TERMINATED_UNHEALTHY"]);
  });

  test("item 57: goes on after two unhealthy heartbeats and a healthy one, and the count begins anew", async () => {
    for (const isHealthy of [false, false, true, false, false, true]) await heartbeat(isHealthy);
    await client.ponged();
    expect(client.frames).toEqual([]);
    expect(sdk.process(host)).toMatchObject({ status: "ACTIVE", isHealthy: true, unhealthyReportCount: 0 });
    expect(fleetEvents()).toEqual([]);
  });

  test("gets no game session from its first unhealthy heartbeat on, and gets one after a healthy one", async () => {
    await heartbeat(false);
    await sdk.placements.start();
    await sdk.bench.settled();
    expect(sdk.control.explain()).toContain("1 reporting unhealthy");
    await heartbeat(true);
    expect(await client.push()).toMatchObject({ Action: "CreateGameSession" });
  });

  test("item 58: with an open socket is told to end 180 s after its last healthy heartbeat, and not earlier", async () => {
    await pass(100);
    await heartbeat(true);
    await pass(179.999);
    expect(sdk.process(host)).toMatchObject({ status: "ACTIVE" });
    await pass(0.001);
    await isToldAndForced("unhealthy: no healthy report for 180 s");
  });

  test("that is unhealthy takes its game session with it: TERMINATING, and TERMINATED when it ends", async () => {
    await sdk.placements.start();
    const GameSessionId = String((await client.push()).GameSessionId);
    await client.ask("ActivateGameSession", { GameSessionId });
    await reportsIll();
    expect(sdk.record("gameSessions", GameSessionId)).toMatchObject({ status: "TERMINATING" });
    await client.ask("TerminateServerProcess");
    const ended = sdk.record("gameSessions", GameSessionId);
    expect(ended).toMatchObject({ status: "TERMINATED" });
    expect(ended.statusReason).toBeUndefined();
  });

  test("that is unhealthy while it activates leaves its placement to the next process", async () => {
    await sdk.placements.start();
    await client.push();
    const second = await sdk.placeable({ isReal: base === "real", port: 7002 });
    await reportsIll();
    const { GameSessionId } = await second.client.push();
    await second.client.ask("ActivateGameSession", { GameSessionId });
    expect(await sdk.placements.describe()).toMatchObject({ Status: "FULFILLED", Port: 7002 });
  });

  test("that is told to terminate while it has no socket is told when it is back", async () => {
    await loseSocket();
    await scaleToNothing();
    expect(sdk.process(host)).toMatchObject({ status: "TERMINATING" });
    client = await sdk.connect(host);
    expect(await client.push()).toMatchObject({ Action: "TerminateProcess" });
    expect(await client.ask("TerminateServerProcess")).toMatchObject({ StatusCode: 200 });
    expect(sdk.fleetEvents()).toEqual([]);
  });

  test("that is told to terminate and does not come back has ended 180 s after its last healthy heartbeat", async () => {
    await pass(100);
    await heartbeat(true);
    await scaleToNothing();
    await pass(100);
    // It is still there, which counts although it was told to end.
    await heartbeat(true);
    await loseSocket();
    await pass(179.999);
    expect(sdk.process(host)).toMatchObject({ status: "TERMINATING" });
    await pass(0.001);
    expect(sdk.process(host)).toMatchObject({ status: "TERMINATED" });
    expect(sdk.fleetEvents()).toEqual(["SERVER_PROCESS_TERMINATED_UNHEALTHY"]);
  });

  test("without a socket has ended 180 s after its last healthy heartbeat, and its game session with it", async () => {
    await sdk.placements.start({ DesiredPlayerSessions: [{ PlayerId: "ada" }, { PlayerId: "ben" }] });
    const { GameSessionId } = await client.push();
    await client.ask("ActivateGameSession", { GameSessionId });
    const { PlayerSessions: seats } = await client.ask("DescribePlayerSessions", { GameSessionId });
    const [ada, ben] = (seats as readonly { readonly PlayerSessionId: string }[]).map(
      (seat) => seat.PlayerSessionId,
    );
    await client.ask("AcceptPlayerSession", { GameSessionId, PlayerSessionId: ada });
    await loseSocket();
    // A reservation lapses on the clock after 60 s, which must not be what ends ben's seat here.
    await pass(base === "clock" ? 59 : 179);
    expect(sdk.process(host)).toMatchObject({ status: "ACTIVE" });
    expect(sdk.record("playerSessions", String(ben))).toMatchObject({ status: "RESERVED" });
    await pass(base === "clock" ? 121 : 1);
    expect(sdk.process(host)).toMatchObject({ status: "TERMINATED" });
    expect(sdk.record("gameSessions", String(GameSessionId))).toMatchObject({
      status: "TERMINATED",
      currentPlayerSessionCount: 0,
    });
    expect(sdk.record("playerSessions", String(ada))).toMatchObject({ status: "COMPLETED" });
    expect(sdk.record("playerSessions", String(ben))).toMatchObject({ status: "TIMEDOUT" });
    expect(fleetEvents()).toEqual(["SERVER_PROCESS_TERMINATED_UNHEALTHY"]);
  });

  test("that comes back in time is the same process, and sends no ProcessReady again", async () => {
    await loseSocket();
    await pass(170);
    client = await sdk.connect(host);
    await heartbeat(true);
    await pass(170);
    expect(sdk.process(host)).toMatchObject({ status: "ACTIVE" });
    await sdk.placements.start();
    expect(await client.push()).toMatchObject({ Action: "CreateGameSession" });
  });

  test("is not touched by the other time base", async () => {
    if (base === "clock") {
      const { realNow } = sdk.control.clock();
      sdk.control.setClock(realNow + 3_600_000, "real");
    } else await sdk.bench.advance(3_600);
    await sdk.bench.settled();
    expect(sdk.process(host)).toMatchObject({ status: "ACTIVE" });
  });
});
