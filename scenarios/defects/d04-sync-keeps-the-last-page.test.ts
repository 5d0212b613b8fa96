import { CreateGameSessionCommand } from "@aws-sdk/client-gamelift";
import { defectScenario, eventually, expect, type World } from "../../harness/index.ts";
import { defect } from "./d04-sync-keeps-the-last-page.defect.ts";

const GAMES = 250;
const PAGE = 100;
const LAST_PAGE = GAMES % PAGE;

async function manyGames(world: World): Promise<void> {
  await world.gameServers({ count: GAMES });
  const { aliasId: AliasId } = world.resources;
  for (let made = 0; made < GAMES; made += 1)
    await world.gamelift.send(new CreateGameSessionCommand({ AliasId, MaximumPlayerSessionCount: 2 }));
  await eventually(
    "all game sessions are ACTIVE",
    async (saw) => {
      const active = (await world.gameSessions()).filter(({ status }) => status === "ACTIVE").length;
      saw(active);
      return active === Math.min(GAMES, PAGE);
    },
    { withinMs: 30_000 },
  );
}

defectScenario(defect, {}, async (world, symptom) => {
  await manyGames(world);
  await world.nakama.kill();
  await world.nakama.startAgain();
  await symptom(`of ${GAMES} game sessions, the ${LAST_PAGE} of the last page are in the index`, () =>
    eventually("the sync has deleted the pages before", async (saw) => {
      const rows = await world.index();
      saw(rows.length);
      return rows.length === LAST_PAGE;
    }),
  );
  await symptom("List finds no others", async () => {
    const { instances } = (await world.rpc("fleet_list", {
      query: "+value.player_count:>=0",
      limit: GAMES,
    })) as { readonly instances: readonly unknown[] };
    expect(instances).toHaveLength(LAST_PAGE);
  });
});
