/** @module-tag virtual */
import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, allAreTold, twoMatching } from "./two-players.ts";

scenario(
  "clock-drift: GameLift's time goes twice as fast, and players are told after half the time-out",
  async (world) => {
    const fault = await world.fault("clock-drift", { settings: { factor: 2 } });
    const players = await twoMatching(world);
    await world.placement("PENDING");
    await world.clock.advance("14s");
    await world.placement("PENDING");
    await world.clock.advance("1s");
    await allAreTold(players, 112);
    await fault.lift();

    const [cleo, dan] = await world.players(2);
    await Promise.all([cleo.findMatch({ players: 2 }), dan.findMatch({ players: 2 })]);
    await world.placement("PENDING");
    await world.clock.advance("29s");
    await world.placement("PENDING");
    await world.clock.advance("1s");
    await allAreTold([cleo, dan], 112);
  },
);

scenario(
  "clock-drift: four times as fast, a heartbeat a minute is too late, and the game ends",
  async (world) => {
    const server = await world.gameServer();
    await allArePlaying(await twoMatching(world));
    await world.quiet();
    await world.clock.advance("10m");
    expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVE" }]);
    await world.fault("clock-drift", { settings: { factor: 4 } });
    await world.clock.advance("60s");
    expect(await world.gameSessions()).toMatchObject([{ status: "TERMINATED" }]);
    expect(server.state).toBe("ended");
  },
);
