import { CreateGameSessionCommand } from "@aws-sdk/client-gamelift";
import { defectScenario, expect, type World } from "../../harness/index.ts";
import { defect } from "./d04b-empty-page-wipes-the-index.defect.ts";
import { rowsBecome } from "./nakama-rows.ts";

const GAMES = 3;

async function restart(world: World): Promise<void> {
  await world.nakama.kill();
  await world.nakama.startAgain();
}

defectScenario(defect, {}, async (world, symptom) => {
  await world.gameServers({ count: GAMES });
  const { aliasId: AliasId } = world.resources;
  for (let made = 0; made < GAMES; made += 1)
    await world.gamelift.send(new CreateGameSessionCommand({ AliasId, MaximumPlayerSessionCount: 2 }));
  await world.quiet();
  await restart(world);
  await rowsBecome(world, GAMES);

  await world.fault("empty-page", { match: { operation: "DescribeGameSessions" } });
  await restart(world);
  await symptom("after a sync that met an empty page no row is left", () => rowsBecome(world, 0));
  const games = await world.gameSessions();
  expect(games.map(({ status }) => status)).toEqual(Array(GAMES).fill("ACTIVE"));

  // A sync whose pages are full mends it.
  await restart(world);
  await rowsBecome(world, GAMES);
});
