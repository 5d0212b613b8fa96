import { expect, scenario } from "../../harness/index.ts";
import { toldOfFailureWhileItRuns } from "./two-players.ts";

scenario(
  "done-but-failed: players are told that their placement failed, while their game session waits for them",
  async (world) => {
    await world.gameServers({ count: 1 });
    await world.fault("done-but-failed", { match: { operation: "StartGameSessionPlacement" } });
    await toldOfFailureWhileItRuns(world);
    expect(await world.explain()).toContain("A fault that was ordered (done-but-failed");

    await world.clock.advance("60s");
    expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVE", currentPlayerSessionCount: 0 }]);
  },
);
