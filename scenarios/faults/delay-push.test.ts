import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, codesOf, twoMatching } from "./two-players.ts";

const DELAY_MS = 1_500;

scenario(
  "delay-push: players are told their address once, as much later as their game server is told",
  async (world) => {
    await world.gameServers({ count: 1 });
    await world.fault("delay-push", { settings: { delayMs: DELAY_MS } });
    const players = await twoMatching(world);
    await allArePlaying(players);
    for (const player of players) expect(codesOf(player)).toEqual([111]);
    const entries = await world.journal.all();
    const met = entries.find(({ what }) => what === "delay-push fired");
    const left = entries.find(({ kind, what }) => kind === "push" && what === "CreateGameSession");
    // A timer may be early by the part of a millisecond that the clock does not show.
    expect((left?.wallAt ?? 0) - (met?.wallAt ?? 0)).toBeGreaterThanOrEqual(DELAY_MS - 2);
  },
);
