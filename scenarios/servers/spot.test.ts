/** @module-tag virtual */
import {
  DescribeFleetCapacityCommand,
  DescribeGameSessionPlacementCommand,
  DescribeGameSessionsCommand,
  StartGameSessionPlacementCommand,
} from "@aws-sdk/client-gamelift";
import { type ClientWorld, clientScenario, expect } from "../../harness/index.ts";

async function placementOf(world: ClientWorld, PlacementId: string) {
  const { GameSessionPlacement } = await world.gamelift.send(
    new DescribeGameSessionPlacementCommand({ PlacementId }),
  );
  return GameSessionPlacement;
}

for (const emulator of ["object", "process"] as const) {
  clientScenario(
    `EC2 takes a Spot instance back while a game starts there: it starts on the next one (emulator: ${emulator})`,
    async (world) => {
      const { fleetId: FleetId, gameSessionQueueName: GameSessionQueueName } = world.resources;
      // The fleet has its instance when it is set up.
      await world.quiet();
      await world.gameServers({ count: 1, script: { activateAfterMs: 10_000 } });
      const PlacementId = "placement-1";
      await world.gamelift.send(
        new StartGameSessionPlacementCommand({
          PlacementId,
          GameSessionQueueName,
          MaximumPlayerSessionCount: 4,
        }),
      );
      await world.clock.advance("5s");
      await world.bench.command("interrupt-instance", { fleetId: FleetId });
      await world.quiet();
      expect(await placementOf(world, PlacementId)).toMatchObject({ Status: "PENDING" });

      await world.clock.advance("10s");
      expect(await placementOf(world, PlacementId)).toMatchObject({ Status: "FULFILLED" });
      const { GameSessions } = await world.gamelift.send(new DescribeGameSessionsCommand({ FleetId }));
      expect(GameSessions).toMatchObject([
        { Status: "TERMINATED", StatusReason: "INTERRUPTED" },
        { Status: "ACTIVE" },
      ]);
      expect(world.servers.map(({ state }) => state)).toEqual(["ended", "session-active"]);
      expect(await world.fleetEventCodes()).toContain("INSTANCE_INTERRUPTED");
      const { FleetCapacity } = await world.gamelift.send(
        new DescribeFleetCapacityCommand({ FleetIds: [FleetId] }),
      );
      expect(FleetCapacity?.[0]?.InstanceCounts).toMatchObject({ DESIRED: 1, ACTIVE: 1, TERMINATING: 0 });
    },
    { fleetType: "SPOT", emulator },
  );
}
