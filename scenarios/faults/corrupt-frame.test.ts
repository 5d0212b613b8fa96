/** @module-tag virtual */
import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, twoMatching } from "./two-players.ts";

scenario(
  "corrupt-frame: a game server passes over what it cannot read, and players are told the address of the next after the activation limit",
  { activationTimeoutSeconds: 10 },
  async (world) => {
    const [, next] = await world.gameServers({ count: 2 });
    const match = { action: "CreateGameSession" };
    await world.fault("corrupt-frame", { match, settings: { how: "truncated" } });
    const players = await twoMatching(world);
    await world.placement("PENDING");
    await world.clock.advance("10s");
    await allArePlaying(players);
    for (const player of players) expect(player.seat).toMatchObject({ port: next?.port });
    expect(await world.explain()).toContain("corrupt-frame");
  },
);
