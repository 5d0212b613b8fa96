import { DeleteFleetCommand, TerminateGameSessionCommand } from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fleetEventsOf, fleetStatusOf } from "../../testing/fleets.ts";
import type { SdkClient } from "../../testing/sdk-client.ts";
import { type Host, ServerSdkBench } from "../../testing/server-sdk-bench.ts";
import { StandingWall } from "../../testing/standing-wall.ts";

/** What a host that watches its processes tells of them, and what it is told. */
describe.each(["clock", "real"] as const)("a watched process whose limits are counted on the %s", (base) => {
  let sdk: ServerSdkBench;
  const isSimulated = base === "clock";
  beforeEach(async () => {
    sdk = await ServerSdkBench.start("ws", { wall: new StandingWall() });
  });
  afterEach(() => sdk.close());

  const start = () => sdk.placeable({ isReal: !isSimulated, watchesExits: true });
  const exits = ({ processId }: Host, exit: object = {}) =>
    sdk.control.command("process-exited", { processId, ...exit });
  const newestMessage = async () => (await fleetEventsOf(sdk.bench, sdk.guide.fleetId))[0]?.Message;
  const takenSlots = ({ computeName }: Host) => sdk.record("instances", computeName).takenSlotCount;
  const killed = () => sdk.journal("transition").filter(({ what }) => what === "process killed");

  async function hosting(client: SdkClient): Promise<string> {
    await sdk.placements.start();
    const gameSessionId = String((await client.push()).GameSessionId);
    await client.ask("ActivateGameSession", { GameSessionId: gameSessionId });
    return gameSessionId;
  }

  test.each([
    [{ exitCode: 3 }, "exited with code 3", ""],
    [{ signal: "SIGSEGV", exitCode: null }, "was ended by SIGSEGV", ""],
    [{ exitCode: 0 }, "exited with code 0", ""],
    [{}, "exited", ""],
    [{ exitCode: 1, lastOutput: "no\n memory\n" }, "exited with code 1", " Its last output: no | memory"],
  ])("that exits without ProcessEnding (%o) has crashed", async (exit, words, output) => {
    const { host, client } = await start();
    const gameSessionId = await hosting(client);
    exits(host, exit);
    expect(sdk.process(host)).toMatchObject({ status: "TERMINATED" });
    expect(sdk.record("gameSessions", gameSessionId)).toMatchObject({ status: "TERMINATED" });
    expect(sdk.fleetEvents()).toEqual(["SERVER_PROCESS_CRASHED"]);
    expect(await newestMessage()).toMatch(
      new RegExp(`its host saw that it ${words} without ProcessEnding\\.${output.replace("|", "\\|")}$`),
    );
    expect(takenSlots(host)).toBe(0);
    expect(killed()).toEqual([]);
  });

  test("that exits cleanly behind ProcessEnding leaves its slot by that, without an event", async () => {
    const { host, client } = await start();
    await client.ask("TerminateServerProcess");
    expect(sdk.process(host)).toMatchObject({ status: "TERMINATED" });
    expect(takenSlots(host)).toBe(1);
    await sdk.pass(base, 29);
    exits(host, { exitCode: 0 });
    expect(takenSlots(host)).toBe(0);
    await sdk.pass(base, 60);
    expect(sdk.fleetEvents()).toEqual([]);
  });

  test("that exits with a bad code behind ProcessEnding has ended unhealthy", async () => {
    const { host, client } = await start();
    await client.ask("TerminateServerProcess");
    exits(host, { exitCode: 137 });
    expect(sdk.fleetEvents()).toEqual(["SERVER_PROCESS_TERMINATED_UNHEALTHY"]);
    expect(await newestMessage()).toContain("it exited with code 137 after ProcessEnding.");
    expect(takenSlots(host)).toBe(0);
  });

  test("that does not exit within 30 s of ProcessEnding is killed", async () => {
    const { host, client } = await start();
    await client.ask("TerminateServerProcess");
    await sdk.pass(base, 29.999);
    expect(sdk.fleetEvents()).toEqual([]);
    await sdk.pass(base, 0.001);
    expect(sdk.fleetEvents()).toEqual(["SERVER_PROCESS_PROCESS_EXIT_TIMEOUT"]);
    expect(killed()).toMatchObject([{ subjectId: host.processId }]);
    expect(takenSlots(host)).toBe(0);
    // Its host tells of the exit that this brought; nothing more comes of it.
    exits(host, { signal: "SIGKILL" });
    expect(sdk.fleetEvents()).toEqual(["SERVER_PROCESS_PROCESS_EXIT_TIMEOUT"]);
  });

  test("that was told to terminate and exits without ProcessEnding has crashed", async () => {
    const { host, client } = await start();
    const GameSessionId = await hosting(client);
    await sdk.bench.client.send(
      new TerminateGameSessionCommand({ GameSessionId, TerminationMode: "TRIGGER_ON_PROCESS_TERMINATE" }),
    );
    exits(host, { exitCode: 0 });
    expect(sdk.record("gameSessions", GameSessionId)).toMatchObject({
      status: "TERMINATED",
      statusReason: "TRIGGERED_ON_PROCESS_TERMINATE",
    });
    expect(sdk.fleetEvents()).toEqual(["SERVER_PROCESS_CRASHED"]);
  });

  test("that is ended by force is killed, and has its slot until its exit is told", async () => {
    const { host, client } = await start();
    const GameSessionId = await hosting(client);
    await sdk.bench.client.send(
      new TerminateGameSessionCommand({ GameSessionId, TerminationMode: "FORCE_TERMINATE" }),
    );
    expect(killed()).toMatchObject([
      { subjectId: host.processId, details: { reason: "TerminateGameSession with FORCE_TERMINATE" } },
    ]);
    expect(takenSlots(host)).toBe(1);
    exits(host, { signal: "SIGKILL" });
    expect(takenSlots(host)).toBe(0);
    expect(sdk.fleetEvents()).toEqual([]);
  });

  test("that is ended by force and whose host says nothing loses its slot after 30 s", async () => {
    const { host, client } = await start();
    const GameSessionId = await hosting(client);
    await sdk.bench.client.send(
      new TerminateGameSessionCommand({ GameSessionId, TerminationMode: "FORCE_TERMINATE" }),
    );
    await sdk.pass(base, 30);
    expect(takenSlots(host)).toBe(0);
    expect(sdk.fleetEvents()).toEqual([]);
  });

  test("keeps a fleet that is being deleted until it has exited", async () => {
    const { host, client } = await start();
    await sdk.bench.client.send(new DeleteFleetCommand({ FleetId: host.fleetId }));
    await client.ask("TerminateServerProcess");
    await sdk.bench.settled();
    expect(await fleetStatusOf(sdk.bench, host.fleetId)).toBe("DELETING");
    exits(host, { exitCode: 0 });
    await sdk.bench.settled();
    expect(await fleetStatusOf(sdk.bench, host.fleetId)).toBeUndefined();
  });

  test("that does not connect within five minutes of its start is killed", async () => {
    const host = sdk.host({ isSimulated, watchesExits: true });
    await sdk.pass(base, 299.999);
    expect(sdk.fleetEvents()).toEqual([]);
    await sdk.pass(base, 0.001);
    expect(sdk.fleetEvents()).toEqual(["SERVER_PROCESS_SDK_INITIALIZATION_TIMEOUT"]);
    expect(killed()).toMatchObject([{ subjectId: host.processId }]);
    expect(takenSlots(host)).toBe(1);
    exits(host, { signal: "SIGKILL" });
    expect(takenSlots(host)).toBe(0);
  });

  test("that exits before it connects has crashed", async () => {
    const host = sdk.host({ isSimulated, watchesExits: true });
    exits(host, { exitCode: 127 });
    expect(sdk.fleetEvents()).toEqual(["SERVER_PROCESS_CRASHED"]);
    expect(await newestMessage()).toContain("exited with code 127 before it connected.");
    expect(takenSlots(host)).toBe(0);
    // Its slot is somebody else's by now.
    await expect(sdk.connect(host)).rejects.toMatchObject({
      status: 403,
      body: { message: expect.stringContaining("was not started on instance") },
    });
  });

  test("that does not call ProcessReady within five minutes of its connection is over, and killed", async () => {
    const host = sdk.host({ isSimulated, watchesExits: true });
    const client = await sdk.connect(host);
    await sdk.pass(base, 299.999);
    expect(sdk.process(host)).toMatchObject({ status: "CONNECTED" });
    await sdk.pass(base, 0.001);
    expect(sdk.process(host)).toMatchObject({ status: "TERMINATED" });
    expect(sdk.fleetEvents()).toEqual(["SERVER_PROCESS_PROCESS_READY_TIMEOUT"]);
    expect(killed()).toMatchObject([{ subjectId: host.processId }]);
    expect(await client.ask("ActivateServerProcess", { Port: 7001 })).toMatchObject({ StatusCode: 409 });
  });
});
