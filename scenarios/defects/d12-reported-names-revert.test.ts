import { defectScenario, eventually, expect, type World } from "../../harness/index.ts";
import { defect } from "./d12-reported-names-revert.defect.ts";
import { emptyGame } from "./server-calls.ts";

const metadataNow = async (world: World) => (await world.index())[0]?.metadata;

/** A session that its server has renamed. */
async function renamedGame(world: World): Promise<string> {
  const id = await emptyGame(world, { name: "as-created", data: "map-1" });
  const metadata = { GameSessionName: "renamed", GameSessionData: "map-2" };
  await world.rpc("update_instance_info", { id, player_count: 0, metadata });
  return id;
}

const asCreated = { GameSessionName: "as-created", GameSessionData: "map-1" };
const asReported = { GameSessionName: "renamed", GameSessionData: "map-2" };

defectScenario(defect, { when: "by Get and by List" }, async (world, symptom) => {
  const id = await renamedGame(world);
  const undoing = { fleet_get: { id }, fleet_list: { query: "" } };
  for (const [rpcId, payload] of Object.entries(undoing)) {
    await world.rpc("update_instance_info", { id, player_count: 0, metadata: asReported });
    expect(await metadataNow(world)).toMatchObject(asReported);
    await world.rpc(rpcId, payload);
    await symptom(`${rpcId} brings the old name and data back`, async () => {
      expect(await metadataNow(world)).toMatchObject(asCreated);
    });
  }
});

defectScenario(
  defect,
  { when: "by the sync", pluginSettings: { GL_SYNC_PERIOD: "2s" } },
  async (world, symptom) => {
    await renamedGame(world);
    await symptom("the sync brings the old name and data back", () =>
      eventually("the old name", async (saw) => {
        const metadata = await metadataNow(world);
        saw(metadata);
        return metadata?.GameSessionName === "as-created" && metadata.GameSessionData === "map-1";
      }),
    );
  },
);

defectScenario(defect, { when: "properties" }, async (world, symptom) => {
  const id = await emptyGame(world);
  const report = (GameProperties: Readonly<Record<string, string>>) =>
    world.rpc("update_instance_info", { id, player_count: 0, metadata: { GameProperties } });
  await report({ mode: "team", level: "3" });
  await report({ mode: "team" });
  expect(await metadataNow(world)).toEqual({ GameProperties: { mode: "team" } });
  await symptom("GameLift still has the property that was left out", async () => {
    expect((await world.gameSessions())[0]?.gameProperties).toContainEqual({ key: "level", value: "3" });
  });
  await symptom("and a Get brings it back", async () => {
    await world.rpc("fleet_get", { id });
    expect(await metadataNow(world)).toEqual({ GameProperties: { mode: "team", level: "3" } });
  });
});
