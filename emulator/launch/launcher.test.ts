import { chmodSync, readFileSync } from "node:fs";
import {
  DeleteFleetCommand,
  DescribeFleetLocationAttributesCommand,
  UpdateFleetCapacityCommand,
  UpdateRuntimeConfigurationCommand,
} from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { eventually } from "../testing/eventually.ts";
import { fleetEventsOf, fleetStatusOf } from "../testing/fleets.ts";
import {
  BuildFolder,
  eventMessages,
  LAUNCHED_BUILD,
  launchNotes,
  launchNotesOnce,
  makeLaunchedFleet,
} from "../testing/launched-fleet.ts";
import { StandingWall } from "../testing/standing-wall.ts";
import { TestEmulator } from "../testing/test-emulator.ts";

let build: BuildFolder;
let wall: StandingWall;
let bench: TestEmulator;
beforeEach(async () => {
  build = new BuildFolder();
  wall = new StandingWall();
  bench = await TestEmulator.start("json", { builds: { [LAUNCHED_BUILD]: build.path } }, wall);
});
afterEach(async () => {
  await bench.close();
  build.remove();
});

const line = (LaunchPath: string, ConcurrentExecutions = 1, Parameters?: string) => ({
  LaunchPath,
  ConcurrentExecutions,
  ...(Parameters === undefined ? {} : { Parameters }),
});
const isAlive = (pid: unknown): boolean => {
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch {
    return false;
  }
};
const started = (count: number) => launchNotesOnce(bench, "server process started", count);
const exited = (count: number) => launchNotesOnce(bench, "server process exited", count);

describe("while a fleet is set up", () => {
  test("launch paths that are there make it ACTIVE, in all of its locations", async () => {
    const path = build.script("server", "exec sleep 1000");
    const FleetId = await makeLaunchedFleet(bench, [line(path)], { Locations: [{ Location: "eu-west-1" }] });
    await bench.settled();
    expect(await fleetStatusOf(bench, FleetId)).toBe("ACTIVE");
    const { LocationAttributes } = await bench.client.send(
      new DescribeFleetLocationAttributesCommand({ FleetId }),
    );
    expect(LocationAttributes?.map(({ LocationState }) => LocationState?.Status)).toEqual([
      "ACTIVE",
      "ACTIVE",
    ]);
    await started(2);
  });

  test("a path that leads nowhere ends it in ERROR, with an event that names the path", async () => {
    const FleetId = await makeLaunchedFleet(bench, [line("/local/game/no-server")], {
      Locations: [{ Location: "eu-west-1" }],
    });
    await bench.settled();
    expect(await fleetStatusOf(bench, FleetId)).toBe("ERROR");
    const codes = (await fleetEventsOf(bench, FleetId)).map(({ EventCode }) => EventCode);
    expect(codes.slice(0, 3)).toEqual([
      "LOCATION_STATE_ERROR",
      "FLEET_STATE_ERROR",
      "FLEET_VALIDATION_LAUNCH_PATH_NOT_FOUND",
    ]);
    const [message] = await eventMessages(bench, FleetId, "FLEET_VALIDATION_LAUNCH_PATH_NOT_FOUND");
    expect(message).toContain("/local/game/no-server");
    expect(message).toContain(build.path);
    await bench.client.send(new DeleteFleetCommand({ FleetId }));
    await bench.settled();
    expect(launchNotes(bench, "server process started")).toEqual([]);
  });

  test("a file that may not be executed has an event of its own", async () => {
    build.script("server", "");
    chmodSync(`${build.path}/server`, 0o644);
    const FleetId = await makeLaunchedFleet(bench, [line("/local/game/server")]);
    await bench.settled();
    expect(await fleetStatusOf(bench, FleetId)).toBe("ERROR");
    const [message] = await eventMessages(bench, FleetId, "FLEET_VALIDATION_EXECUTABLE_RUNTIME_FAILURE");
    expect(message).toContain("chmod +x");
  });
});

test("one that exits at once has crashed: the event has its code and its last words, and it is started ever later", async () => {
  const path = build.script("server", 'echo first; echo "no level called atlantis" >&2; exit 3');
  const FleetId = await makeLaunchedFleet(bench, [line(path)]);
  await exited(1);
  const [message] = await eventMessages(bench, FleetId, "SERVER_PROCESS_CRASHED");
  expect(message).toContain("exited with code 3");
  expect(message).toContain("no level called atlantis");
  for (const [round, delayMs] of [250, 500, 1_000, 2_000].entries()) {
    expect(launchNotes(bench, "server process exited").at(-1)?.details).toMatchObject({
      failureCount: round + 1,
      nextStartInMs: delayMs,
    });
    wall.pass(delayMs - 1);
    await bench.settled();
    expect(launchNotes(bench, "server process started")).toHaveLength(round + 1);
    wall.pass(2);
    await exited(round + 2);
  }
});

test("one that never calls InitSDK is killed after five minutes and has the event for that, not a crash", async () => {
  const path = build.script("server", "exec sleep 1000");
  const FleetId = await makeLaunchedFleet(bench, [line(path)]);
  const [first] = await started(1);
  wall.pass(299_000);
  await bench.settled();
  expect(launchNotes(bench, "server process exited")).toEqual([]);
  wall.pass(1_001);
  const [note] = await exited(1);
  expect(note?.details).toMatchObject({ signal: "SIGKILL" });
  expect(isAlive(first?.details.pid)).toBe(false);
  const messages = await eventMessages(bench, FleetId, "SERVER_PROCESS_SDK_INITIALIZATION_TIMEOUT");
  expect(messages).toEqual([expect.stringContaining(String(first?.subjectId))]);
  expect(await eventMessages(bench, FleetId, "SERVER_PROCESS_CRASHED")).toEqual([]);
});

test("a signal that ended a process is told by its name, also behind a start script", async () => {
  const path = build.script("server", "sh -c 'kill -SEGV $$'; exit $?");
  const FleetId = await makeLaunchedFleet(bench, [line(path)]);
  await exited(1);
  const [message] = await eventMessages(bench, FleetId, "SERVER_PROCESS_CRASHED");
  expect(message).toContain("was ended by SIGSEGV");
});

test("a path that a later runtime configuration gets wrong has its own event; mended, it is started at once", async () => {
  const path = build.script("server", "exec sleep 1000");
  const FleetId = await makeLaunchedFleet(bench, [line(path)]);
  const [first] = await started(1);
  const update = (...ServerProcesses: ReturnType<typeof line>[]) =>
    bench.client.send(
      new UpdateRuntimeConfigurationCommand({ FleetId, RuntimeConfiguration: { ServerProcesses } }),
    );
  await update(line("/local/game/other", 3));
  await bench.settled();
  expect(await eventMessages(bench, FleetId, "SERVER_PROCESS_INVALID_PATH")).toEqual([
    expect.stringContaining("/local/game/other"),
  ]);
  expect(isAlive(first?.details.pid)).toBe(true);
  build.script("other", "exec sleep 1000");
  wall.pass(251);
  expect((await started(3)).slice(1).map(({ details }) => details.file)).toEqual([
    `${build.path}/other`,
    `${build.path}/other`,
  ]);
});

test("DesiredInstances starts and ends processes, each instance as many as it has slots", async () => {
  const path = build.script("server", "exec sleep 1000");
  const FleetId = await makeLaunchedFleet(bench, [line(path, 2)]);
  await started(2);
  const scaleTo = (DesiredInstances: number) =>
    bench.client.send(new UpdateFleetCapacityCommand({ FleetId, DesiredInstances, MaxSize: 3 }));
  await scaleTo(3);
  const notes = await started(6);
  expect(new Set(notes.map(({ details }) => details.instanceId)).size).toBe(3);
  await scaleTo(1);
  await exited(4);
  await bench.settled();
  expect(notes.filter(({ details }) => isAlive(details.pid))).toHaveLength(2);
  expect(launchNotes(bench, "server process started")).toHaveLength(6);
  await scaleTo(0);
  await exited(6);
});

test("a reset and the emulator's end leave no process, not even one that does not listen to signals", async () => {
  const path = build.script("server", "trap '' TERM; sleep 1000 & echo child $!; wait; wait");
  await makeLaunchedFleet(bench, [line(path, 2)]);
  const notes = await started(2);
  await eventually("both have started a child", () =>
    notes.every(({ details }) => readFileSync(String(details.outputFile), "utf8").includes("child")),
  );
  const children = notes.map(({ details }) =>
    Number(/child (\d+)/.exec(readFileSync(String(details.outputFile), "utf8"))?.[1]),
  );
  bench.emulator.control.command("reset", {});
  await exited(2);
  await eventually("the children of both are gone", () => !children.some(isAlive));

  await makeLaunchedFleet(bench, [line(path)]);
  const [, , last] = await started(3);
  expect(isAlive(last?.details.pid)).toBe(true);
  await bench.emulator.close();
  expect(isAlive(last?.details.pid)).toBe(false);
});

test("a fleet that is deleted takes its processes with it, whatever they were doing", async () => {
  const path = build.script("server", "exec sleep 1000");
  const FleetId = await makeLaunchedFleet(bench, [line(path, 2)]);
  const notes = await started(2);
  await bench.client.send(new DeleteFleetCommand({ FleetId }));
  await exited(2);
  await bench.settled();
  expect(notes.some(({ details }) => isAlive(details.pid))).toBe(false);
  expect(await fleetStatusOf(bench, FleetId)).toBeUndefined();
  wall.pass(60_000);
  await bench.settled();
  expect(launchNotes(bench, "server process started")).toHaveLength(2);
});

test("a folder that has gone is told, and what comes back is started", async () => {
  const path = build.script("server", "exit 1");
  const FleetId = await makeLaunchedFleet(bench, [line(path)]);
  await exited(1);
  build.remove();
  wall.pass(251);
  await eventually("the event", () =>
    bench.emulator.control.journal(0).some(({ what }) => what === "fleet event SERVER_PROCESS_INVALID_PATH"),
  );
  const [message] = await eventMessages(bench, FleetId, "SERVER_PROCESS_INVALID_PATH");
  expect(message).toContain(`the folder ${build.path} is not there`);
  build.script("server", "exec sleep 1000");
  wall.pass(501);
  await started(2);
});

test("killed again and again, every process is followed by one, and each instance has its number", async () => {
  const path = build.script("server", "exec sleep 1000");
  await makeLaunchedFleet(bench, [line(path, 4)]);
  let notes = await started(4);
  for (let round = 1; round <= 5; round += 1) {
    for (const { details } of notes.slice(-4)) process.kill(Number(details.pid), "SIGKILL");
    await exited(4 * round);
    wall.pass(60_001);
    notes = await started(4 * round + 4);
  }
  await bench.settled();
  expect(notes).toHaveLength(24);
  expect(notes.filter(({ details }) => isAlive(details.pid))).toHaveLength(4);
  const [instance] = bench.emulator.control.state().flatMap(({ tables }) => tables.instances ?? []);
  expect(instance).toMatchObject({ slotCount: 4, takenSlotCount: 4 });
});
