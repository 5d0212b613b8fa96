/** @module-tag virtual */
import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, codesOf, twoMatching } from "./two-players.ts";

scenario(
  "late-activation: players are told their address as much later as GameLift takes notice",
  async (world) => {
    const server = await world.gameServer();
    await world.fault("late-activation", { settings: { delaySeconds: 7 } });
    const players = await twoMatching(world);
    await world.placement("PENDING");
    await world.clock.advance("6999ms");
    expect(server.state).toBe("session-active");
    await world.placement("PENDING");
    for (const player of players) expect(codesOf(player)).toEqual([]);
    await world.clock.advance("1ms");
    await allArePlaying(players);
  },
);
