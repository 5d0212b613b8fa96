import { defectScenario, eventually, expect } from "../../harness/index.ts";
import { defect } from "./d09-sync-deletes-new-sessions.defect.ts";
import { rowsBecome } from "./nakama-rows.ts";

/** Wall milliseconds for which the sync's answer is held: long enough to place a game session. */
const HELD_MS = 5_000;
/** By so much longer that the row can be seen to be away before the next sync finds it again. */
const SYNC_PERIOD = "8s";
const LIMIT = { withinMs: 20_000 };

// The default of fifteen minutes would show the same.
defectScenario(defect, { pluginSettings: { GL_SYNC_PERIOD: SYNC_PERIOD } }, async (world, symptom) => {
  await world.gameServers({ count: 1 });
  const held = await world.fault("slow-answer", {
    match: { operation: "DescribeGameSessions" },
    settings: { delayMs: HELD_MS },
  });
  await eventually("a sync has asked", async () => (await held.firedCount()) === 1, LIMIT);
  await world.rpc("fleet_create", {});
  await rowsBecome(world, 1, LIMIT);
  await symptom("the row of the new game session is deleted", () => rowsBecome(world, 0, LIMIT));
  expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVE" }]);
  // The next one finds it.
  await rowsBecome(world, 1, LIMIT);
});
