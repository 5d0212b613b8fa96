import { CreateGameSessionCommand } from "@aws-sdk/client-gamelift";
import { defectScenario, eventually, expect, type World } from "../../harness/index.ts";
import { defect } from "./d32-batch-swaps-creation-times.defect.ts";
import { listInstances } from "./server-calls.ts";

/** The keys of game sessions that no placement made are random; with the world's seed they are not in the order of creation. */
const GAMES = 4;

/** What a List mends in the index it mends to the second. */
async function nextSecond(): Promise<void> {
  const second = () => Math.floor(Date.now() / 1_000);
  const before = second();
  await eventually("the next second has begun", () => second() > before);
}

/** Game sessions whose rows were written one by one, newest first. */
async function gamesNewestFirst(world: World): Promise<readonly string[]> {
  await world.gameServers({ count: GAMES });
  const { aliasId: AliasId } = world.resources;
  const ids: string[] = [];
  for (let made = 0; made < GAMES; made += 1) {
    const { GameSession } = await world.gamelift.send(
      new CreateGameSessionCommand({ AliasId, MaximumPlayerSessionCount: 2 }),
    );
    const id = GameSession?.GameSessionId ?? "";
    await world.clock.advance("1s");
    await nextSecond();
    await world.rpc("fleet_get", { id });
    ids.unshift(id);
  }
  return ids;
}

const listedIds = async (world: World): Promise<readonly string[]> =>
  (await listInstances(world, "+value.player_count:>=0")).map(({ id }) => id);

defectScenario(defect, {}, async (world, symptom) => {
  const newestFirst = await gamesNewestFirst(world);
  expect(await listedIds(world)).toEqual(newestFirst);
  // Writes all rows at once, in the order of the game sessions' creation.
  await listInstances(world, "");
  await symptom("after rows were written together, the next List is out of order", async () => {
    const listed = await listedIds(world);
    expect(listed.toSorted()).toEqual(newestFirst.toSorted());
    expect(listed).not.toEqual(newestFirst);
  });
  await symptom("and the one after it is right again", async () => {
    expect(await listedIds(world)).toEqual(newestFirst);
  });
});
