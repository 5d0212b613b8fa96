import { defectScenario, expect } from "../../harness/index.ts";
import { defect } from "./d31-row-without-metadata-panics.defect.ts";
import { emptyGame } from "./server-calls.ts";

defectScenario(defect, {}, async (world, symptom) => {
  const id = await emptyGame(world);
  const report = { id, player_count: 3, metadata: { GameSessionName: "sunday-cup" } };
  await world.nakama.editRow(id, (row) => ({ ...row, metadata: undefined }));
  await symptom("a report with metadata has no answer, each time", async () => {
    for (let tried = 0; tried < 2; tried += 1)
      await expect(world.rpc("update_instance_info", report)).rejects.toMatchObject({
        name: "NakamaRpcError",
        status: undefined,
      });
  });
  expect(await world.index()).toMatchObject([{ id, playerCount: 0 }]);

  await world.rpc("fleet_get", { id });
  await world.rpc("update_instance_info", report);
  expect(await world.index()).toMatchObject([{ playerCount: 3, metadata: report.metadata }]);
});
