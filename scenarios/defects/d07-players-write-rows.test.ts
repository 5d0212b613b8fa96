import { cureScenario, defectScenario, expect, type World } from "../../harness/index.ts";
import { defect } from "./d07-players-write-rows.defect.ts";

/** A running game of two, and a third player who has nothing to do with it. */
async function gameOfOthers(world: World) {
  await world.gameServers({ count: 1 });
  const [ada, ben, mallory] = await world.players(3);
  await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);
  for (const player of [ada, ben]) await player.connect(await player.connectionInfo());
  await world.quiet();
  const [row] = await world.index();
  if (row === undefined) throw new Error("the game has no row");
  expect(row.playerCount).toBe(2);
  return { mallory, id: row.id };
}

defectScenario(defect, { breaks: ["every placed session has a row"] }, async (world, symptom) => {
  const { mallory, id } = await gameOfOthers(world);
  await symptom("a player sets the count of a game of others over the socket", async () => {
    await mallory.rpc("update_instance_info", { id, player_count: 99 });
    expect(await world.index()).toMatchObject([{ id, playerCount: 99 }]);
  });
  await symptom("and over HTTP", async () => {
    await mallory.rpc("update_instance_info", { id, player_count: 0 }, "http");
    expect(await world.index()).toMatchObject([{ id, playerCount: 0 }]);
  });
  await symptom("a player deletes the row of a game of others", async () => {
    await mallory.rpc("delete_instance_info", { id });
    expect(await world.index()).toEqual([]);
  });
  // The game itself goes on.
  expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVE", currentPlayerSessionCount: 2 }]);
});

cureScenario(defect, {}, async (world) => {
  const { mallory, id } = await gameOfOthers(world);
  const refused = { code: 7 };
  for (const over of ["socket", "http"] as const) {
    const update = mallory.rpc("update_instance_info", { id, player_count: 99 }, over);
    await expect(update).rejects.toMatchObject(refused);
    await expect(mallory.rpc("delete_instance_info", { id }, over)).rejects.toMatchObject(refused);
  }
  expect(await world.index()).toMatchObject([{ id, playerCount: 2 }]);
});
