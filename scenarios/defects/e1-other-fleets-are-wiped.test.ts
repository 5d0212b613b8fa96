import { UpdateGameSessionQueueCommand } from "@aws-sdk/client-gamelift";
import { defectScenario, eventually, expect } from "../../harness/index.ts";
import { defect } from "./e1-other-fleets-are-wiped.defect.ts";
import { rowsBecome } from "./nakama-rows.ts";
import { arnOfFleet, secondFleet } from "./second-fleet.ts";
import { listInstances } from "./server-calls.ts";
import { twoMatching } from "./two-players.ts";

// The default of fifteen minutes would show the same.
defectScenario(
  defect,
  { pluginSettings: { GL_SYNC_PERIOD: "5s" }, breaks: ["every placed session has a row"] },
  async (world, symptom) => {
    const fleetId = await secondFleet(world);
    await world.gamelift.send(
      new UpdateGameSessionQueueCommand({
        Name: world.resources.gameSessionQueueName,
        Destinations: [
          { DestinationArn: await arnOfFleet(world, world.resources.fleetId) },
          { DestinationArn: await arnOfFleet(world, fleetId) },
        ],
      }),
    );
    // The fleet behind the alias is full; this is the other.
    await world.gameServers({ count: 1, place: { fleetId } });
    for (const player of await twoMatching(world)) await player.connect(await player.connectionInfo());
    const [server] = world.servers;
    const id = server?.gameSession?.gameSessionId;
    expect(id).toContain(fleetId);
    await symptom("the sync deletes the row of a game session that is being played", () =>
      rowsBecome(world, 0),
    );
    await symptom("and again, after its server has reported", async () => {
      // A sync may come between a report and the look for its row.
      await eventually("its row is back", async () => {
        await world.rpc("update_instance_info", { id, player_count: 2 });
        return (await world.index()).length === 1;
      });
      await rowsBecome(world, 0);
    });
    expect(await listInstances(world, "+value.player_count:>=0")).toEqual([]);
    expect(server?.players).toHaveLength(2);
  },
);
