/** @module-tag virtual */
import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, twoMatching } from "./two-players.ts";

scenario(
  "never-activate: players wait for the activation limit and are told the address of the next process",
  { activationTimeoutSeconds: 10 },
  async (world) => {
    const [, next] = await world.gameServers({ count: 2 });
    await world.fault("never-activate", { settings: { statusCode: 500 } });
    const players = await twoMatching(world);
    await world.placement("PENDING");
    await world.clock.advance("10s");
    await allArePlaying(players);
    for (const player of players) expect(player.seat).toMatchObject({ port: next?.port });
    expect(await world.explain()).toContain("A fault that was ordered (never-activate");
  },
);
