/** @module-tag virtual */
import { expect, scenario } from "../../harness/index.ts";

scenario(
  "a reserved seat that nobody takes lapses after 60 s; Nakama's row learns of it later",
  async (world) => {
    const [server] = await world.gameServers({ count: 1 });
    const [ada, ben] = await world.players(2);
    await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);
    const bensSeat = await ben.connectionInfo();
    await ada.connect(await ada.connectionInfo());
    await world.quiet();
    expect(await world.index()).toMatchObject([{ playerCount: 2 }]);

    await world.clock.advance("59s");
    expect(await world.gameSessions()).toMatchObject([{ currentPlayerSessionCount: 2 }]);
    await world.clock.advance("1s");
    expect(await world.gameSessions()).toMatchObject([{ currentPlayerSessionCount: 1 }]);

    // What the fleet manager does today: nothing tells Nakama that a reservation lapsed.
    expect(await world.index()).toMatchObject([{ playerCount: 2 }]);
    await expect(ben.connect(bensSeat)).rejects.toThrow("TIMEDOUT");

    await server?.update();
    await world.quiet();
    expect(await world.index()).toMatchObject([{ playerCount: 1 }]);
  },
);

scenario("a Get puts the row of a lapsed seat right", async (world) => {
  await world.gameServers({ count: 1 });
  const [ada, ben] = await world.players(2);
  await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);
  await ada.connectionInfo();
  await world.quiet();

  await world.clock.advance("60s");
  expect(await world.index()).toMatchObject([{ playerCount: 2 }]);
  const [gameSession] = await world.gameSessions();
  await world.rpc("fleet_get", { id: gameSession?.gameSessionId });
  expect(await world.index()).toMatchObject([{ playerCount: 0 }]);
});
