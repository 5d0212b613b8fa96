import { defectScenario, expect } from "../../harness/index.ts";
import { defect } from "./d11-update-without-row-is-dropped.defect.ts";
import { emptyGame } from "./server-calls.ts";

defectScenario(defect, {}, async (world, symptom) => {
  const id = await emptyGame(world);
  await world.rpc("delete_instance_info", { id });
  const report = {
    id,
    player_count: 5,
    metadata: { GameSessionName: "the-fifth", GameProperties: { mode: "team" } },
  };
  await symptom("the report is accepted, and nothing of it is stored", async () => {
    await world.rpc("update_instance_info", report);
    expect(await world.index()).toMatchObject([{ id, playerCount: 0, metadata: {} }]);
    expect((await world.index())[0]?.metadata).not.toHaveProperty("GameSessionName");
  });
  await symptom("GameLift hears nothing of it either", async () => {
    expect((await world.gameSessions())[0]?.gameProperties ?? []).toEqual([]);
  });

  // With its row there, the same report is taken.
  await world.rpc("update_instance_info", report);
  expect(await world.index()).toMatchObject([{ playerCount: 5, metadata: report.metadata }]);
});
