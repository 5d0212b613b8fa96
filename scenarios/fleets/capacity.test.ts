import {
  CreatePlayerSessionCommand,
  DescribeFleetCapacityCommand,
  DescribeFleetUtilizationCommand,
  DescribeGameSessionPlacementCommand,
  StartGameSessionPlacementCommand,
  UpdateFleetCapacityCommand,
  UpdateGameSessionCommand,
} from "@aws-sdk/client-gamelift";
import { type ClientWorld, clientScenario, expect } from "../../harness/index.ts";

/** UpdateFleetCapacity starts and ends simulated servers, and what the fleet says of itself is what runs. */

const startPlacement = (world: ClientWorld, PlacementId: string) =>
  world.gamelift.send(
    new StartGameSessionPlacementCommand({
      PlacementId,
      GameSessionQueueName: world.resources.gameSessionQueueName,
      MaximumPlayerSessionCount: 4,
    }),
  );

async function placementOf(world: ClientWorld, PlacementId: string) {
  const { GameSessionPlacement } = await world.gamelift.send(
    new DescribeGameSessionPlacementCommand({ PlacementId }),
  );
  return GameSessionPlacement;
}

async function scaleTo(world: ClientWorld, DesiredInstances: number): Promise<void> {
  const { fleetId: FleetId } = world.resources;
  await world.gamelift.send(new UpdateFleetCapacityCommand({ FleetId, DesiredInstances, MaxSize: 5 }));
  await world.quiet();
}

/** What the fleet says of itself, and how many simulated servers there are: ready ones, and those in a game. */
async function figures(world: ClientWorld) {
  const FleetIds = [world.resources.fleetId];
  const capacity = await world.gamelift.send(new DescribeFleetCapacityCommand({ FleetIds }));
  const utilization = await world.gamelift.send(new DescribeFleetUtilizationCommand({ FleetIds }));
  const { DESIRED, PENDING, ACTIVE, IDLE, TERMINATING } = capacity.FleetCapacity?.[0]?.InstanceCounts ?? {};
  const { ActiveServerProcessCount, ActiveGameSessionCount, CurrentPlayerSessionCount } =
    utilization.FleetUtilization?.[0] ?? {};
  const serversIn = (...states: readonly string[]) =>
    world.servers.filter(({ state }) => states.includes(state)).length;
  return {
    instances: { DESIRED, PENDING, ACTIVE, IDLE, TERMINATING },
    processes: ActiveServerProcessCount,
    gameSessions: ActiveGameSessionCount,
    players: CurrentPlayerSessionCount,
    readyServers: serversIn("ready"),
    playingServers: serversIn("session-active"),
  };
}

/** The figures of a fleet that has settled with so many instances of one process each. */
const settledAt = (instances: number, gameSessions: number, players = 0) => ({
  instances: {
    DESIRED: instances,
    PENDING: 0,
    ACTIVE: instances,
    IDLE: instances - gameSessions,
    TERMINATING: 0,
  },
  processes: instances,
  gameSessions,
  players,
  readyServers: instances - gameSessions,
  playingServers: gameSessions,
});

for (const emulator of ["object", "process"] as const) {
  clientScenario(
    `capacity that is raised places who waits, and lowered again it spares the protected (emulator: ${emulator})`,
    async (world) => {
      await startPlacement(world, "placement-1");
      await startPlacement(world, "placement-2");
      await world.quiet();
      expect(await placementOf(world, "placement-1")).toMatchObject({ Status: "PENDING" });
      expect(await figures(world)).toMatchObject({ instances: { DESIRED: 1, PENDING: 1 }, processes: 0 });

      await scaleTo(world, 4);
      const placements = [await placementOf(world, "placement-1"), await placementOf(world, "placement-2")];
      expect(placements).toMatchObject([{ Status: "FULFILLED" }, { Status: "FULFILLED" }]);
      expect(await figures(world)).toEqual(settledAt(4, 2));

      const GameSessionId = placements[0]?.GameSessionId;
      await world.gamelift.send(new CreatePlayerSessionCommand({ GameSessionId, PlayerId: "ada" }));
      await world.gamelift.send(
        new UpdateGameSessionCommand({ GameSessionId, ProtectionPolicy: "FullProtection" }),
      );
      expect(await figures(world)).toEqual(settledAt(4, 2, 1));

      await scaleTo(world, 2);
      expect(await figures(world)).toEqual(settledAt(2, 2, 1));

      await scaleTo(world, 0);
      expect(await figures(world)).toEqual({
        ...settledAt(1, 1, 1),
        instances: { DESIRED: 0, PENDING: 0, ACTIVE: 1, IDLE: 0, TERMINATING: 0 },
      });
      const spared = world.servers.find(({ state }) => state === "session-active");
      expect(spared?.gameSession?.gameSessionId).toBe(GameSessionId);

      await world.gamelift.send(
        new UpdateGameSessionCommand({ GameSessionId, ProtectionPolicy: "NoProtection" }),
      );
      await world.quiet();
      expect(await figures(world)).toEqual(settledAt(0, 0));
      await scaleTo(world, 1);
      expect(await figures(world)).toEqual(settledAt(1, 0));
    },
    { emulator },
  );
}

clientScenario(
  "servers that were asked for count as capacity and are followed where they ended",
  async (world) => {
    await world.gameServers({ count: 2, script: { endAfterMs: 10_000 } });
    expect(await figures(world)).toEqual(settledAt(2, 0));
    await startPlacement(world, "placement-1");
    await world.quiet();
    expect(await figures(world)).toEqual(settledAt(2, 1));
    await world.clock.advance("10s");
    expect(await figures(world)).toEqual(settledAt(2, 0));
    await scaleTo(world, 3);
    expect(await figures(world)).toEqual(settledAt(3, 0));
  },
);
