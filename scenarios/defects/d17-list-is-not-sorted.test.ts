import { cureScenario, defectScenario, expect, type World } from "../../harness/index.ts";
import { defect } from "./d17-list-is-not-sorted.defect.ts";
import { emptyGames, listInstances } from "./server-calls.ts";

/** In the order of the game sessions' creation: sorted neither way, nor from its end. */
const COUNTS = [5, 0, 2, 8];
const ANY_COUNT = "+value.player_count:>=0";

async function gamesWithPlayers(world: World): Promise<void> {
  const ids = await emptyGames(world, COUNTS.length);
  for (const [i, id] of ids.entries()) await world.rpc("fleet_update", { id, player_count: COUNTS[i] });
}

const listedCounts = async (world: World, limit?: number): Promise<readonly number[]> =>
  (await listInstances(world, ANY_COUNT, limit)).map((instance) => instance.player_count);

defectScenario(defect, {}, async (world, symptom) => {
  await gamesWithPlayers(world);
  await symptom("they come newest first", async () => {
    expect(await listedCounts(world)).toEqual(COUNTS.toReversed());
  });
  await symptom("the one that is asked for alone is the newest, and here the fullest", async () => {
    expect(await listedCounts(world, 1)).toEqual([Math.max(...COUNTS)]);
  });
});

cureScenario(defect, {}, async (world) => {
  await gamesWithPlayers(world);
  expect(await listedCounts(world)).toEqual(COUNTS.toSorted((left, right) => left - right));
  expect(await listedCounts(world, 1)).toEqual([0]);
});
