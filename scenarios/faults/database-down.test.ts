import { readFileSync } from "node:fs";
import { eventually, expect, scenario } from "../../harness/index.ts";
import { receivedOf } from "./event-queue.ts";
import { allArePlaying, codesOf, matchAgain } from "./two-players.ts";

scenario(
  "database-down: an event that Nakama cannot store comes again ten seconds later, and players are told once when the database is back",
  async (world) => {
    await world.gameServers({ count: 1 });
    const players = await world.players(2);
    await world.database.refuse();
    await matchAgain(players);
    const placementId = await world.placement("FULFILLED");
    const [first] = await receivedOf(world, placementId, 1);
    expect(first).toMatchObject({ isDeleted: false });
    await eventually("Nakama fails to store the game session", () =>
      readFileSync(world.nakama.logFile, "utf8").includes(
        "failed to update gamelift game session instance info",
      ),
    );
    for (const player of players) expect(codesOf(player)).toEqual([]);

    await world.database.admit();
    await allArePlaying(players, 30_000);
    await world.quiet();
    const received = await receivedOf(world, placementId, 2);
    expect(received.map(({ isDeleted }) => isDeleted)).toEqual([false, true]);
    for (const player of players) expect(codesOf(player)).toEqual([111]);
    expect(await world.index()).toHaveLength(1);
  },
);
