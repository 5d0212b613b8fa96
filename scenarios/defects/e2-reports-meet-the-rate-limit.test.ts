import { CreateGameSessionCommand } from "@aws-sdk/client-gamelift";
import { defectScenario, expect, type World } from "../../harness/index.ts";
import { defect } from "./e2-reports-meet-the-rate-limit.defect.ts";
import { listInstances } from "./server-calls.ts";

/** UpdateGameSession calls that AWS lets an account make at once, and each second after that. */
const PUBLISHED_LIMIT = 20;
const GAMES = 40;

/** Running game sessions with their rows; GameLift's calls are limited too, so that time has to pass. */
async function manyGames(world: World): Promise<readonly string[]> {
  await world.gameServers({ count: GAMES });
  const { aliasId: AliasId } = world.resources;
  const ids: string[] = [];
  for (let made = 0; made < GAMES; made += 1) {
    const { GameSession } = await world.gamelift.send(
      new CreateGameSessionCommand({ AliasId, MaximumPlayerSessionCount: 10 }),
    );
    ids.push(GameSession?.GameSessionId ?? "");
    await world.clock.advance("1s");
    await world.rpc("fleet_get", { id: ids.at(-1) });
  }
  await world.clock.advance("5s");
  return ids;
}

defectScenario(defect, { rateLimits: true }, async (world, symptom) => {
  const ids = await manyGames(world);
  const reports = await Promise.allSettled(
    ids.map((id) => world.rpc("update_instance_info", { id, player_count: 3 })),
  );
  const refused = reports.flatMap((report) => (report.status === "rejected" ? [report.reason] : []));
  await symptom(`of ${GAMES} reports of nothing but a count, GameLift takes ${PUBLISHED_LIMIT}`, () => {
    expect(refused).toHaveLength(GAMES - PUBLISHED_LIMIT);
  });
  await symptom("the others are answered with a failure, and Nakama has stored them", async () => {
    for (const reason of refused) expect(reason).toMatchObject({ status: 500, code: 13 });
    expect(await listInstances(world, "+value.player_count:3", GAMES)).toHaveLength(GAMES);
  });
  await symptom("whoever else updates a game session now is refused as well", async () => {
    await expect(world.rpc("update_instance_info", { id: ids[0], player_count: 4 })).rejects.toMatchObject({
      status: 500,
    });
  });

  await world.clock.advance("1s");
  await world.rpc("update_instance_info", { id: ids[0], player_count: 5 });
});
