import { expect, test } from "vitest";
import { ServerSdkBench } from "../../testing/server-sdk-bench.ts";
import { StandingWall } from "../../testing/standing-wall.ts";
import { SIMULATED_TOOL_NAME } from "../simulated-tool-name.ts";

test("a real process's limits are the machine's time at the clock's speed, and it is told them in the machine's time", async () => {
  const wall = new StandingWall();
  const clock = { mode: "running", speed: 60, startAt: Date.UTC(2030, 0, 1) } as const;
  const sdk = await ServerSdkBench.start("ws", { wall, options: { clock } });
  try {
    const { host, client } = await sdk.placeable({ isReal: true });
    wall.pass(2_999);
    await sdk.bench.settled();
    expect(sdk.process(host)).toMatchObject({ status: "ACTIVE" });
    // 180 s at sixty times the speed; a running clock is looked at a millisecond later.
    wall.pass(2);
    await sdk.bench.settled();
    expect(sdk.process(host)).toMatchObject({ status: "TERMINATING" });
    const { TerminationTime } = await client.push();
    expect(TerminationTime).toBe(wall.epochMs() + 5_000);
    wall.pass(5_001);
    await sdk.bench.settled();
    expect(sdk.process(host)).toMatchObject({ status: "TERMINATED" });
  } finally {
    await sdk.close();
  }
});

test("GameLift's time does not touch a real process, and the time of real processes touches no simulated one", async () => {
  const sdk = await ServerSdkBench.start("ws", { wall: new StandingWall() });
  try {
    const real = await sdk.placeable({ isReal: true });
    const simulated = await sdk.placeable({ port: 7002 });
    await sdk.pass("clock", 179);
    await simulated.client.ask("HeartbeatServerProcess", { HealthStatus: true });
    await sdk.pass("clock", 179);
    await simulated.client.ask("HeartbeatServerProcess", { HealthStatus: true });
    expect(sdk.process(real.host)).toMatchObject({ status: "ACTIVE" });
    await sdk.pass("real", 180);
    expect(sdk.process(real.host)).toMatchObject({ status: "TERMINATING" });
    expect(sdk.process(simulated.host)).toMatchObject({ status: "ACTIVE" });
  } finally {
    await sdk.close();
  }
});

test("a simulated process that says so in its query has five minutes of GameLift's time to be ready", async () => {
  const sdk = await ServerSdkBench.start("ws", { wall: new StandingWall() });
  try {
    const host = sdk.host();
    await sdk.connect(host, { sdkToolName: SIMULATED_TOOL_NAME });
    await sdk.pass("real", 600);
    expect(sdk.process(host)).toMatchObject({ status: "CONNECTED", livenessBase: "clock" });
    await sdk.pass("clock", 300);
    expect(sdk.process(host)).toMatchObject({ status: "TERMINATED" });
    expect(sdk.fleetEvents()).toEqual(["SERVER_PROCESS_PROCESS_READY_TIMEOUT"]);
  } finally {
    await sdk.close();
  }
});

test("every limit of a process's life is an option, down to parts of a second", async () => {
  const rules = {
    healthLimitSeconds: 0.4,
    readyLimitSeconds: 0.3,
    initializationLimitSeconds: 0.2,
    terminationGraceSeconds: 0.25,
    exitLimitSeconds: 0.05,
    unhealthyReportLimit: 1,
  };
  const sdk = await ServerSdkBench.start("ws", { wall: new StandingWall(), options: { rules } });
  try {
    sdk.host({ isSimulated: true });
    await sdk.pass("clock", 0.2);
    expect(sdk.fleetEvents()).toEqual(["SERVER_PROCESS_SDK_INITIALIZATION_TIMEOUT"]);
    expect(sdk.control.state()[0]?.tables.processLaunches).toEqual([]);
    const unready = sdk.host({ isSimulated: true });
    await sdk.connect(unready);
    await sdk.pass("clock", 0.3);
    expect(sdk.process(unready)).toMatchObject({ status: "TERMINATED" });

    const silent = await sdk.placeable();
    await sdk.pass("clock", 0.4);
    expect(sdk.process(silent.host)).toMatchObject({
      status: "TERMINATING",
      endedBecause: "unhealthy: no healthy report for 0.4 s",
    });
    await sdk.pass("clock", 0.25);
    expect(sdk.process(silent.host)).toMatchObject({ status: "TERMINATED" });

    const ill = await sdk.placeable({ port: 7003, watchesExits: true });
    await ill.client.ask("HeartbeatServerProcess", { HealthStatus: false });
    expect(sdk.process(ill.host)).toMatchObject({
      status: "TERMINATING",
      endedBecause: "unhealthy: 1 unhealthy report",
    });
    await ill.client.ask("TerminateServerProcess");
    await sdk.pass("clock", 0.05);
    expect(sdk.fleetEvents().at(-1)).toBe("SERVER_PROCESS_PROCESS_EXIT_TIMEOUT");
  } finally {
    await sdk.close();
  }
});
