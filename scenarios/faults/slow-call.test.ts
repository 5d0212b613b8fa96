import { eventually, expect, scenario } from "../../harness/index.ts";
import { allArePlaying, matchAgain, twoMatching } from "./two-players.ts";

scenario("slow-call: players wait as much longer, and nobody else is matched meanwhile", async (world) => {
  await world.gameServers({ count: 2 });
  const fault = await world.fault("slow-call", {
    match: { operation: "StartGameSessionPlacement" },
    settings: { delayMs: 4_000 },
  });
  const early = await twoMatching(world);
  await eventually("the call is held", async () => (await fault.firedCount()) === 1);
  const late = await world.players(2);
  await matchAgain(late);
  await late[0].matched({ withinMs: 20_000 });
  // A second of the matchmaker would have done; they had to wait until the others' call was over.
  expect(early[0].events.map(({ kind }) => kind)).toContain("matchmaker_matched");
  await allArePlaying([...early, ...late]);
});
