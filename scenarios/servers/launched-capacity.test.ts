/**
 * How many server processes are launched, and what is told of those that never serve anybody.
 * @module-tag virtual
 */
import { readFileSync } from "node:fs";
import {
  DescribeFleetAttributesCommand,
  DescribeFleetUtilizationCommand,
  StartGameSessionPlacementCommand,
} from "@aws-sdk/client-gamelift";
import {
  type ClientWorld,
  clientScenario,
  eventually,
  expect,
  type LaunchedFleet,
} from "../../harness/index.ts";
import { gameSessionBecomes, startActiveGame } from "./one-game.ts";

/** Waits until so many processes of the fleet have called ProcessReady and live. */
const processesBecome = (world: ClientWorld, { fleetId }: LaunchedFleet, count: number) =>
  eventually(
    `${count} server processes`,
    async (saw) => {
      const { FleetUtilization } = await world.gamelift.send(
        new DescribeFleetUtilizationCommand({ FleetIds: [fleetId] }),
      );
      saw(FleetUtilization);
      return FleetUtilization?.[0]?.ActiveServerProcessCount === count;
    },
    { withinMs: 30_000 },
  );

clientScenario("DesiredInstances launches servers and tells them to end", async (world) => {
  const fleet = await world.launches({ concurrentExecutions: 2 });
  await fleet.readyServer(2);
  await fleet.scaleTo(2);
  await fleet.readyServer(4);
  await processesBecome(world, fleet, 4);
  const servers = await fleet.servers();
  expect(new Set(servers.map(({ port }) => port)).size).toBe(4);
  const { GameSessionId = "" } = await startActiveGame(world, fleet.fleetId);

  await fleet.scaleTo(1);
  await processesBecome(world, fleet, 2);
  await fleet.scaleTo(0);
  for (const server of servers) expect(await fleet.exitOf(server)).toEqual({ exitCode: 0, signal: null });
  await gameSessionBecomes(world, GameSessionId, "TERMINATED");
  expect(await fleet.servers()).toHaveLength(4);
  expect((await fleet.events()).map(({ EventCode }) => EventCode)).not.toContain("SERVER_PROCESS_CRASHED");
});

clientScenario(
  "a launch path that is not in the build: the fleet is in ERROR, and says which",
  async (world) => {
    const fleet = await world.launches({ launchPath: "/local/game/bin/missing" });
    expect(await fleet.event("FLEET_VALIDATION_LAUNCH_PATH_NOT_FOUND")).toContain("/local/game/bin/missing");
    await fleet.event("FLEET_STATE_ERROR");
    const { FleetAttributes } = await world.gamelift.send(
      new DescribeFleetAttributesCommand({ FleetIds: [fleet.fleetId] }),
    );
    expect(FleetAttributes).toMatchObject([{ Status: "ERROR" }]);
    expect(await fleet.servers()).toEqual([]);
  },
);

const waitsInVain = async (world: ClientWorld) => {
  await world.gamelift.send(
    new StartGameSessionPlacementCommand({
      PlacementId: "placement-1",
      GameSessionQueueName: world.resources.gameSessionQueueName,
      MaximumPlayerSessionCount: 4,
    }),
  );
  await world.quiet();
  return await world.explain();
};

clientScenario(
  "servers that exit at once: event and explanation have the exit code and the last words",
  async (world) => {
    const fleet = await world.launches({ parameters: "--exit-at-start 9" });
    const message = await fleet.event("SERVER_PROCESS_CRASHED");
    expect(message).toContain("exited with code 9 before it connected");
    expect(message).toContain("exits at once with code 9, as it was told");
    const explanation = await waitsInVain(world);
    expect(explanation).toContain(fleet.fleetId);
    expect(explanation).toContain("SERVER_PROCESS_CRASHED");
    expect(explanation).toContain("exits at once with code 9");
  },
);

clientScenario(
  "a server that never calls InitSDK: five minutes, then killed; the explanation says so, with its last words",
  async (world) => {
    const fleet = await world.launches({ parameters: "--never-connect" });
    const server = await eventually("a process", async () => (await fleet.servers())[0]);
    await eventually("its first words", () => readFileSync(server.outputFile, "utf8").includes("\n"), {
      withinMs: 30_000,
    });
    await world.clock.advance("300s", { includingRealServers: true });
    expect(await fleet.event("SERVER_PROCESS_SDK_INITIALIZATION_TIMEOUT")).toContain(server.processId);
    expect(await fleet.exitOf(server)).toEqual({ exitCode: null, signal: "SIGKILL" });
    const explanation = await waitsInVain(world);
    expect(explanation).toContain("SERVER_PROCESS_SDK_INITIALIZATION_TIMEOUT");
    expect(explanation).toContain("did not connect within 300 s of its start. Its last output: ");
    expect(explanation).toContain(`{"kind":"started","pid":${server.pid},`);
  },
);

clientScenario(
  "a Spot instance is interrupted: its servers end, the slow one too, and others follow on another instance",
  async (world) => {
    const fleet = await world.launches({ fleetType: "SPOT", concurrentExecutions: 2 });
    await fleet.readyServer(2);
    const [obeys, hangs] = await fleet.servers();
    if (obeys === undefined || hangs === undefined) throw new Error("two servers were launched");
    await fleet.pause(hangs);
    await world.bench.command("interrupt-instance", { fleetId: fleet.fleetId });
    expect(await fleet.exitOf(obeys)).toEqual({ exitCode: 0, signal: null });
    await fleet.event("INSTANCE_INTERRUPTED");
    fleet.resume(hangs);
    expect(await fleet.exitOf(hangs)).toEqual({ exitCode: 0, signal: null });
    await fleet.readyServer(4);
    const instanceIds = (await world.journal.all())
      .filter(({ what }) => what === "server process started")
      .map((entry) => entry.details.instanceId);
    expect(new Set(instanceIds).size).toBe(2);
  },
);
