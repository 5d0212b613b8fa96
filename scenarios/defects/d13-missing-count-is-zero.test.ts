import { cureScenario, defectScenario, expect } from "../../harness/index.ts";
import { defect } from "./d13-missing-count-is-zero.defect.ts";
import { twoInAGame } from "./two-players.ts";

const withoutCount = (id: string) =>
  [
    ["the README's playerCount", { id, playerCount: 2 }],
    ["a report that says nothing of the count", { id, metadata: { GameProperties: { mode: "team" } } }],
  ] as const;

defectScenario(defect, {}, async (world, symptom) => {
  const { id } = await twoInAGame(world);
  for (const [words, report] of withoutCount(id)) {
    await world.rpc("update_instance_info", { id, player_count: 2 });
    await symptom(`${words} makes a session of two look empty`, async () => {
      await world.rpc("update_instance_info", report);
      expect(await world.index()).toMatchObject([{ id, playerCount: 0 }]);
      expect(await world.rpc("fleet_list", { query: "+value.player_count:0" })).toMatchObject({
        instances: [{ id }],
      });
    });
  }
  expect(await world.gameSessions()).toMatchObject([{ currentPlayerSessionCount: 2 }]);
});

cureScenario(defect, {}, async (world) => {
  const { id } = await twoInAGame(world);
  for (const [, report] of withoutCount(id))
    await expect(world.rpc("update_instance_info", report)).rejects.toMatchObject({ status: 400, code: 3 });
  expect(await world.index()).toMatchObject([{ id, playerCount: 2 }]);
});
