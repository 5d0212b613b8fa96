/** @module-tag virtual */
import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, twoMatching } from "./two-players.ts";

scenario(
  "drop-push: a game server is not told of its game session, and players are told the address of the next after the activation limit",
  { activationTimeoutSeconds: 10 },
  async (world) => {
    const [, next] = await world.gameServers({ count: 2 });
    await world.fault("drop-push", { match: { action: "CreateGameSession" } });
    const players = await twoMatching(world);
    await world.placement("PENDING");
    await world.clock.advance("10s");
    await allArePlaying(players);
    for (const player of players) expect(player.seat).toMatchObject({ port: next?.port });
    expect(await world.explain()).toContain("drop-push");
  },
);
