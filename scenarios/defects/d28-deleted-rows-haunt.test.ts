import { defectScenario, expect } from "../../harness/index.ts";
import { defect } from "./d28-deleted-rows-haunt.defect.ts";
import { emptyGames, listInstances } from "./server-calls.ts";

const ANY_COUNT = "+value.player_count:>=0";
const GAMES = 4;

// The row goes as at the end of a game session whose server reports to the other node; here the game itself goes on.
defectScenario(defect, { breaks: ["every placed session has a row"] }, async (world, symptom) => {
  const other = await world.nakama.another();
  // All rows are written by the first node, which answers these RPCs, or are of no concern to it.
  const ids = await emptyGames(world, GAMES);
  for (const id of ids) await world.rpc("fleet_get", { id });
  const [first] = await listInstances(world, ANY_COUNT, 1);
  expect(ids).toContain(first?.id);

  await other.rpc("delete_instance_info", { id: first?.id });
  expect(await world.index()).toHaveLength(GAMES - 1);
  await symptom("the first place of the list is taken by what is gone, and nothing is found", async () => {
    expect(await listInstances(world, ANY_COUNT, 1)).toEqual([]);
  });
  await symptom("and stays so", async () => {
    expect(await listInstances(world, ANY_COUNT, GAMES - 1)).toHaveLength(GAMES - 2);
    expect(await listInstances(world, ANY_COUNT, 1)).toEqual([]);
  });
  expect(await listInstances(world, ANY_COUNT, GAMES)).toHaveLength(GAMES - 1);
});
