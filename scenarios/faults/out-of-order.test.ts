import { eventually, expect, scenario } from "../../harness/index.ts";
import { allArePlaying, codesOf, twoMatching } from "./two-players.ts";

scenario(
  "out-of-order: a game server that is told to move before it is told of its game session hears of that on its next connection, and players only wait",
  async (world) => {
    await world.gameServers({ count: 1 });
    const match = { action: "CreateGameSession" };
    await world.fault("out-of-order", { match, settings: { atMostMs: 60_000 } });
    const players = await twoMatching(world);
    await eventually(
      "the push is held back",
      async () => (await world.journal.all()).find(({ what }) => what === "out-of-order fired"),
      { withinMs: 15_000 },
    );
    await world.bench.command("refresh-connection", {});
    await allArePlaying(players);
    for (const player of players) expect(codesOf(player)).toEqual([111]);
    const pushes = (await world.journal.all()).filter(({ kind }) => kind === "push");
    expect(pushes.map(({ what }) => what)).toEqual(["RefreshConnection", "CreateGameSession"]);
  },
);
