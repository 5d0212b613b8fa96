import { defectScenario, expect } from "../../harness/index.ts";
import { defect } from "./d15-lost-answer-orphans-a-session.defect.ts";
import { nobodyIsTold, twoMatching } from "./two-players.ts";

const ways = { "lose-answer": "the connection is cut", "done-but-failed": "the answer is a 500" };

for (const [fault, when] of Object.entries(ways)) {
  defectScenario(defect, { when }, async (world, symptom) => {
    await world.gameServers({ count: 1 });
    await world.fault(fault, { match: { operation: "StartGameSessionPlacement" } });
    const players = await twoMatching(world);
    await symptom("the players are told that it failed", async () => {
      for (const player of players) await player.notification({ code: 113 });
    });
    const placementId = await world.placement("FULFILLED");
    await world.quiet();
    await symptom("a game session was started, and keeps their seats", async () => {
      expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVE", currentPlayerSessionCount: 2 }]);
    });
    await symptom("its event is deleted, and they are told nothing more", async () => {
      expect(await world.queue.received()).toMatchObject([{ placementId, isDeleted: true }]);
      await nobodyIsTold(players);
    });
  });
}
