import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, codesOf, matchAgain, twoMatching } from "./two-players.ts";

scenario(
  "nakama-killed: killed at the moment of the event and started again, Nakama stores the game session and tells nobody; who matches again plays",
  async (world) => {
    await world.gameServers({ count: 2 });
    const killed = world.journal.when(
      "PlacementFulfilled is published",
      ({ what }) => what === "PlacementFulfilled published",
      () => world.nakama.kill(),
    );
    const players = await twoMatching(world);
    await killed;

    await world.nakama.startAgain();
    await Promise.all(players.map((player) => player.reconnect()));
    await world.quiet();
    expect((await world.queue.received()).filter(({ isDeleted }) => isDeleted)).toHaveLength(1);
    const [gameSession] = await world.gameSessions();
    expect(await world.index()).toMatchObject([{ id: gameSession?.gameSessionId }]);
    for (const player of players) expect(codesOf(player)).toEqual([]);

    await matchAgain(players);
    await allArePlaying(players);
    for (const player of players) expect(codesOf(player)).toEqual([111]);
  },
);
