import { readFileSync } from "node:fs";
import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, codesOf, twoMatching } from "./two-players.ts";

scenario(
  "unknown-event-type: Nakama warns and deletes the event, players are told nothing, and the next pair plays",
  {
    breaks: [
      "every event is received and deleted",
      "every placed session has a row",
      "every matched player is answered",
    ],
  },
  async (world) => {
    await world.gameServers({ count: 2 });
    await world.fault("unknown-event-type");
    const players = await twoMatching(world);
    const placementId = await world.placement("FULFILLED");
    await world.quiet();
    expect(await world.queue.received()).toMatchObject([
      { placementId, type: "PlacementReconsidered", isDeleted: true },
    ]);
    expect(readFileSync(world.nakama.logFile, "utf8")).toContain("unhandled game session placement state");

    await allArePlaying(await twoMatching(world));
    for (const player of players) expect(codesOf(player)).toEqual([]);
  },
);
