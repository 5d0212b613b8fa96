import { defectScenario, eventually, expect } from "../../harness/index.ts";
import { defect } from "./d22-slow-update-hangs-up.defect.ts";
import { emptyGame } from "./server-calls.ts";

/** Wall milliseconds, two more than the answer of an RPC may take. */
const SLOW_MS = 12_000;

defectScenario(defect, {}, async (world, symptom) => {
  const id = await emptyGame(world);
  await world.fault("slow-call", {
    match: { operation: "UpdateGameSession" },
    settings: { delayMs: SLOW_MS },
  });
  const report = { id, player_count: 4, metadata: { GameProperties: { mode: "team" } } };
  await symptom("the connection is closed without an answer", async () => {
    await expect(world.rpc("update_instance_info", report)).rejects.toMatchObject({
      name: "NakamaRpcError",
      message: expect.stringContaining("no answer"),
      status: undefined,
    });
  });
  await symptom("Nakama has stored what was reported", async () => {
    expect(await world.index()).toMatchObject([{ playerCount: 4, metadata: report.metadata }]);
  });
  await eventually("GameLift has it too", async (saw) => {
    const [gameSession] = await world.gameSessions();
    saw(gameSession);
    return (gameSession?.gameProperties ?? []).length > 0;
  });
});
