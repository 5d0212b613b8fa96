import { expect, scenario } from "../../harness/index.ts";
import { emptyEventQueue, receivedOf } from "./event-queue.ts";
import { allArePlaying, codesOf, twoMatching } from "./two-players.ts";

scenario(
  "raw-event: Nakama finds no event in the message and leaves it, players are told nothing, and the next pair plays",
  {
    breaks: [
      "every event is received and deleted",
      "every placed session has a row",
      "every matched player is answered",
    ],
  },
  async (world) => {
    await world.gameServers({ count: 2 });
    await world.fault("raw-event");
    const players = await twoMatching(world);
    const placementId = await world.placement("FULFILLED");
    expect(await receivedOf(world, placementId, 1)).toMatchObject([{ isDeleted: false }]);
    expect(await world.explain(placementId)).toContain("raw-event");

    await allArePlaying(await twoMatching(world));
    for (const player of players) expect(codesOf(player)).toEqual([]);
    await emptyEventQueue(world);
  },
);
