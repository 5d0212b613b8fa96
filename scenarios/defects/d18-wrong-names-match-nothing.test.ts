import { defectScenario, expect } from "../../harness/index.ts";
import { defect } from "./d18-wrong-names-match-nothing.defect.ts";
import { listInstances } from "./server-calls.ts";
import { nakamaLog, twoInAGame, twoMatching } from "./two-players.ts";

defectScenario(defect, { when: "in queries" }, async (world, symptom) => {
  const { id } = await twoInAGame(world);
  expect(await listInstances(world, "+value.player_count:2")).toMatchObject([{ id }]);
  for (const name of ["value.playerCount", "values.playerCount", "values.player_count", "player_count"])
    await symptom(`${name} finds nothing, without an error`, async () => {
      expect(await listInstances(world, `+${name}:2`)).toEqual([]);
      expect(await listInstances(world, `+${name}:<=8`)).toEqual([]);
    });
});

defectScenario(
  defect,
  { when: "in the guide's hook", pluginSettings: { WT_ROOM_FIELD: "values.playerCount" } },
  async (world, symptom) => {
    await world.gameServers({ count: 1 });
    await twoInAGame(world);
    const others = await twoMatching(world);
    await symptom("a second pair gets a server of its own, beside one with eight free seats", async () => {
      for (const player of others) await player.connect(await player.connectionInfo());
      expect(await world.gameSessions()).toMatchObject([
        { status: "ACTIVE", currentPlayerSessionCount: 2, maximumPlayerSessionCount: 10 },
        { status: "ACTIVE", currentPlayerSessionCount: 2 },
      ]);
    });
    // Mended so that List fails, the hook would go on in the same way, and say so.
    await symptom("and nobody says why", () => {
      expect(nakamaLog(world)).not.toContain("running game sessions could not be listed");
    });
  },
);
