/** @module-tag virtual */
import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, allAreTold, matchAgain, twoMatching } from "./two-players.ts";

for (const emulator of ["object", "process"] as const) {
  scenario(
    `clock-jump: a placement that was waiting is over, and players may look again (emulator: ${emulator})`,
    { emulator },
    async (world) => {
      const players = await twoMatching(world);
      await world.placement("PENDING");
      await world.fault("clock-jump", { settings: { bySeconds: 120 } });
      await world.placement("TIMED_OUT");
      await allAreTold(players, 112);
      expect(await world.explain()).toContain("A fault that was ordered (clock-jump");

      await world.gameServers({ count: 1 });
      await matchAgain(players);
      await allArePlaying(players);
    },
  );
}

scenario(
  "clock-jump: beyond three minutes the game ends, since no heartbeat can have come",
  async (world) => {
    const server = await world.gameServer();
    await allArePlaying(await twoMatching(world));
    await world.quiet();
    await world.fault("clock-jump", { settings: { bySeconds: 3_600 } });
    await world.clock.settle();
    expect(await world.gameSessions()).toMatchObject([{ status: "TERMINATED" }]);
    expect(server.state).toBe("ended");
  },
);
