import { defectScenario, expect } from "../../harness/index.ts";
import { defect } from "./d10-parallel-joins-lose-counts.defect.ts";
import { emptyGame, strangers } from "./server-calls.ts";

defectScenario(defect, {}, async (world, symptom) => {
  const id = await emptyGame(world);
  // By itself it is chance who writes over whom. So that both have read before either writes, none may write for a while.
  const storage = await world.database.lockWrites("storage");
  const joins = Promise.allSettled([1, 2].map(() => world.rpc("fleet_join", { id, user_ids: strangers(2) })));
  await symptom("two Joins read the row before either has written it", () => storage.hanging(2));
  await storage.free();

  await symptom("both are told that they have their seats", async () => {
    expect(await joins).toMatchObject([{ status: "fulfilled" }, { status: "fulfilled" }]);
  });
  expect(await world.gameSessions()).toMatchObject([{ currentPlayerSessionCount: 4 }]);
  await symptom("Nakama counts the seats of one of them", async () => {
    expect(await world.index()).toMatchObject([{ id, playerCount: 2 }]);
  });
});
