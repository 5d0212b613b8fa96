import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, codesOf, twoMatching } from "./two-players.ts";

scenario(
  "lose-event: a game session runs and its players are told nothing; the next pair gets one of its own",
  {
    breaks: [
      "every event delivered once",
      "every placed session has a row",
      "every matched player is answered",
    ],
  },
  async (world) => {
    await world.gameServers({ count: 2 });
    await world.fault("lose-event");
    const [ada, ben] = await twoMatching(world);
    const placementId = await world.placement("FULFILLED");
    await world.quiet();
    expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVE", currentPlayerSessionCount: 2 }]);
    expect(await world.queue.received()).toEqual([]);
    expect(await world.index()).toEqual([]);
    expect(await world.explain(placementId)).toContain("lose-event");

    // Nakama knows no game session with room, so that the next ones are not sent to the lost one.
    await allArePlaying(await twoMatching(world));
    for (const player of [ada, ben]) expect(codesOf(player)).toEqual([]);
  },
);
