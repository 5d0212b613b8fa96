import { defectScenario, expect } from "../../harness/index.ts";
import { defect } from "./d21-failed-update-is-stored.defect.ts";
import { emptyGame } from "./server-calls.ts";

const ways = {
  "throttle-call": { when: "UpdateGameSession is throttled", settings: {} },
  "fail-call": { when: "UpdateGameSession fails", settings: { error: "InvalidGameSessionStatusException" } },
};

for (const [fault, { when, settings }] of Object.entries(ways)) {
  defectScenario(defect, { when }, async (world, symptom) => {
    const id = await emptyGame(world);
    await world.fault(fault, { match: { operation: "UpdateGameSession" }, settings });
    const report = { id, player_count: 4, metadata: { GameProperties: { mode: "team" } } };
    await expect(world.rpc("update_instance_info", report)).rejects.toMatchObject({ status: 500, code: 13 });
    await symptom("Nakama has stored what was reported", async () => {
      expect(await world.index()).toMatchObject([{ playerCount: 4, metadata: report.metadata }]);
    });
    expect((await world.gameSessions())[0]?.gameProperties ?? []).toEqual([]);
  });
}
