import { CreateGameSessionCommand } from "@aws-sdk/client-gamelift";
import { defectScenario, eventually, expect } from "../../harness/index.ts";
import { defect } from "./d27-list-rewrites-rows.defect.ts";
import { emptyGame, type ListedInstance, listInstances } from "./server-calls.ts";

const GAMES = 25;
const PAGE = 20;
const LIMIT = 5;

defectScenario(defect, { when: "the limit" }, async (world, symptom) => {
  await world.gameServers({ count: GAMES });
  const { aliasId: AliasId } = world.resources;
  for (let made = 0; made < GAMES; made += 1)
    await world.gamelift.send(new CreateGameSessionCommand({ AliasId, MaximumPlayerSessionCount: 2 }));
  await eventually("all game sessions are ACTIVE", async (saw) => {
    const games = await world.gameSessions();
    saw(games.length);
    return games.length === GAMES && games.every(({ status }) => status === "ACTIVE");
  });
  await symptom(`asked for ${LIMIT}, it answers ${PAGE} and a cursor`, async () => {
    const { instances, cursor } = (await world.rpc("fleet_list", { query: "", limit: LIMIT })) as {
      readonly instances: readonly ListedInstance[];
      readonly cursor: string;
    };
    expect(instances).toHaveLength(PAGE);
    expect(cursor).not.toBe("");
    const rest = await world.rpc("fleet_list", { query: "", limit: LIMIT, cursor });
    expect((rest as { readonly instances: unknown }).instances).toHaveLength(GAMES - PAGE);
  });
  expect(await listInstances(world, "+value.player_count:>=0", LIMIT)).toHaveLength(LIMIT);
});

defectScenario(defect, { when: "the counts" }, async (world, symptom) => {
  const id = await emptyGame(world);
  await world.rpc("update_instance_info", { id, player_count: 7 });
  await listInstances(world, "+value.player_count:>=0");
  expect(await world.index()).toMatchObject([{ id, playerCount: 7 }]);
  await symptom("the count that the server has reported is GameLift's again", async () => {
    await listInstances(world, "");
    expect(await world.index()).toMatchObject([{ id, playerCount: 0 }]);
  });
});
