import { defectScenario, expect, type World } from "../../harness/index.ts";
import { defect } from "./d23-join-sends-empty-data.defect.ts";
import { emptyGame, strangers } from "./server-calls.ts";

/** The input of the latest call of that operation. */
async function lastInput(world: World, operation: string): Promise<unknown> {
  const calls = (await world.journal.all()).filter(
    ({ kind, what }) => kind === "input" && what === operation,
  );
  return calls.at(-1)?.details.parameters;
}

defectScenario(defect, {}, async (world, symptom) => {
  const id = await emptyGame(world);
  const [ada = "", ben = "", cleo = ""] = strangers(3);
  const metadata = { [ben]: "archer" };
  await world.rpc("fleet_join", { id, user_ids: [ada], metadata });
  await symptom("one player who is not in the map has empty data", async () => {
    expect(await lastInput(world, "CreatePlayerSession")).toMatchObject({ PlayerId: ada, PlayerData: "" });
  });

  await world.rpc("fleet_join", { id, user_ids: [ben, cleo], metadata });
  expect(await lastInput(world, "CreatePlayerSessions")).toMatchObject({ PlayerDataMap: metadata });
  await world.rpc("fleet_join", { id, user_ids: strangers(1) });
  expect(await lastInput(world, "CreatePlayerSession")).not.toHaveProperty("PlayerData");
});
