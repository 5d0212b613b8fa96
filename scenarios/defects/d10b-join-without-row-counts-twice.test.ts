import { defectScenario, expect } from "../../harness/index.ts";
import { defect } from "./d10b-join-without-row-counts-twice.defect.ts";
import { emptyGame, strangers } from "./server-calls.ts";

defectScenario(defect, {}, async (world, symptom) => {
  const id = await emptyGame(world);
  // As after D9, or before the placement's event was handled.
  await world.rpc("delete_instance_info", { id });
  expect(await world.index()).toEqual([]);

  await world.rpc("fleet_join", { id, user_ids: strangers(2) });
  expect(await world.gameSessions()).toMatchObject([{ currentPlayerSessionCount: 2 }]);
  await symptom("two seats are counted as four", async () => {
    expect(await world.index()).toMatchObject([{ id, playerCount: 4 }]);
  });
});
