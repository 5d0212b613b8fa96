import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, codesOf, twoMatching } from "./two-players.ts";

const TIMES = 50;

scenario(
  "flood-pushes: a game server that is told fifty times of its game session has one, and players are told its address once",
  async (world) => {
    await world.gameServers({ count: 1 });
    await world.fault("flood-pushes", { settings: { times: TIMES } });
    const players = await twoMatching(world);
    await allArePlaying(players);
    await world.quiet();
    for (const player of players) expect(codesOf(player)).toEqual([111]);
    expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVE", currentPlayerSessionCount: 2 }]);
    const entries = await world.journal.all();
    const activations = entries.filter(
      ({ kind, what }) => kind === "input" && what === "ActivateGameSession",
    );
    expect(activations).toHaveLength(TIMES);
    expect(entries.filter(({ what }) => what === "game session ACTIVE")).toHaveLength(1);
  },
);
