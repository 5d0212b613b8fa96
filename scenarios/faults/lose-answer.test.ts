import { scenario } from "../../harness/index.ts";
import { allArePlaying, toldOfFailureWhileItRuns, twoMatching } from "./two-players.ts";

scenario("lose-answer: a read is asked again, and nobody notices", async (world) => {
  await world.gameServers({ count: 1 });
  await world.fault("lose-answer", { match: { operation: "DescribeGameSessions", protocol: "cbor" } });
  await allArePlaying(await twoMatching(world));
});

scenario(
  "lose-answer: a placement asked for again is refused, and its players are told that it failed",
  async (world) => {
    await world.gameServers({ count: 1 });
    await world.fault("lose-answer", { match: { operation: "StartGameSessionPlacement" } });
    await toldOfFailureWhileItRuns(world);
  },
);
