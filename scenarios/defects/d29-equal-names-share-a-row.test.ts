import { CreateGameSessionCommand } from "@aws-sdk/client-gamelift";
import { defectScenario, expect } from "../../harness/index.ts";
import { defect } from "./d29-equal-names-share-a-row.defect.ts";
import { secondFleet } from "./second-fleet.ts";
import { listInstances } from "./server-calls.ts";

const GameSessionId = "sunday-cup";

defectScenario(defect, {}, async (world, symptom) => {
  const ids: string[] = [];
  for (const fleetId of [world.resources.fleetId, await secondFleet(world)]) {
    await world.gameServers({ count: 1, place: { fleetId } });
    const { GameSession } = await world.gamelift.send(
      new CreateGameSessionCommand({ FleetId: fleetId, MaximumPlayerSessionCount: 4, GameSessionId }),
    );
    await world.clock.settle();
    ids.push(GameSession?.GameSessionId ?? "");
  }
  const [one, other] = ids;
  expect(one).not.toBe(other);

  await world.rpc("fleet_get", { id: one });
  expect(await world.index()).toMatchObject([{ id: one }]);
  await symptom("a look at the one overwrites the row of the other", async () => {
    await world.rpc("fleet_get", { id: other });
    expect(await world.index()).toMatchObject([{ id: other }]);
    expect(await listInstances(world, "+value.player_count:>=0")).toMatchObject([{ id: other }]);
  });
  await symptom("a report for the one lands in the row of the other", async () => {
    await world.rpc("update_instance_info", { id: one, player_count: 3 });
    expect(await world.index()).toMatchObject([{ id: other, playerCount: 3 }]);
  });
  await symptom("the end of the one deletes the row of the other", async () => {
    await world.rpc("delete_instance_info", { id: one });
    expect(await world.index()).toEqual([]);
  });
});
