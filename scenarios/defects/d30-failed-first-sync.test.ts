import { cureScenario, defectScenario, eventually, expect, type World } from "../../harness/index.ts";
import { defect } from "./d30-failed-first-sync.defect.ts";
import { emptyGame, listInstances } from "./server-calls.ts";
import { nakamaLog } from "./two-players.ts";

/** Milliseconds of wall time in which a sync that is tried again would have come. */
const SOON_MS = 10_000;

/** A game session ends while Nakama is down, and the first sync after it fails. */
async function failedFirstSync(world: World): Promise<string> {
  const id = await emptyGame(world);
  await world.nakama.kill();
  world.servers[0]?.crash();
  await world.clock.settle();
  expect(await world.gameSessions()).toMatchObject([{ status: "TERMINATED" }]);
  const failing = await world.fault("truncate-answer", {
    match: { operation: "DescribeGameSessions", protocol: "cbor" },
  });
  await world.nakama.startAgain();
  expect(await failing.firedCount()).toBe(1);
  await eventually("Nakama has logged it", () =>
    nakamaLog(world).includes("failed to list gamelift terminated instances"),
  );
  return id;
}

/** Waits until Nakama has asked GameLift for the list once more since its start. */
async function nextSync(world: World, before: number, withinMs: number): Promise<unknown> {
  return await eventually(
    "the next sync",
    async (saw) => {
      const syncs = await syncCount(world);
      saw(syncs);
      return syncs > before;
    },
    { withinMs },
  );
}

const syncCount = async (world: World): Promise<number> =>
  (await world.journal.all()).filter(
    ({ kind, what, details }) =>
      kind === "input" && what === "DescribeGameSessions" && details.protocol === "cbor",
  ).length;

defectScenario(defect, {}, async (world, symptom) => {
  const id = await failedFirstSync(world);
  const before = await syncCount(world);
  await symptom("no other sync comes soon", async () => {
    await expect(nextSync(world, before, SOON_MS)).rejects.toThrow(/the next sync/);
  });
  await symptom("List names a game session that is over", async () => {
    expect(await listInstances(world, "+value.player_count:>=0")).toMatchObject([{ id }]);
  });
});

cureScenario(
  defect,
  { pluginSettings: { WT_FLEET_MANAGER_WRAPPER: "false", GL_SYNC_PERIOD: "2s" } },
  async (world) => {
    await failedFirstSync(world);
    await eventually("the sync has removed the row", async (saw) => {
      const rows = await world.index();
      saw(rows);
      return rows.length === 0;
    });
    expect(await listInstances(world, "+value.player_count:>=0")).toEqual([]);
  },
);
