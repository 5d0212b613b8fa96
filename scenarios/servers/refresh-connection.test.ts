/**
 * The service moves its servers to new sockets while games are played there: nobody notices.
 * @module-tag virtual
 */
import { clientScenario, eventually, expect } from "../../harness/index.ts";
import { gameSession, joinGame, startActiveGame } from "./one-game.ts";

for (const emulator of ["object", "process"] as const) {
  clientScenario(
    `every game server is told to come by a new socket, twice: games and players stay (emulator: ${emulator})`,
    async (world) => {
      await world.gameServers({ count: 3 });
      const game = await startActiveGame(world);
      const [ada] = await joinGame(world, game, ["ada"]);
      await world.quiet();

      const moved = async () =>
        (await world.journal.all()).filter(({ what }) => what === "connection refreshed").length;
      for (const count of [3, 6]) {
        await world.bench.command("refresh-connection", {});
        await eventually(`${count} moves`, async (saw) => {
          saw(await moved());
          return (await moved()) === count;
        });
        const [ben] = await joinGame(world, game, [`ben-${count}`]);
        expect(await gameSession(world, game.GameSessionId ?? "")).toMatchObject({
          Status: "ACTIVE",
          CurrentPlayerSessionCount: 2,
        });
        await ben?.leave();
        await world.quiet();
      }
      await world.clock.advance("10m");

      expect(await gameSession(world, game.GameSessionId ?? "")).toMatchObject({
        Status: "ACTIVE",
        CurrentPlayerSessionCount: 1,
      });
      expect(world.servers.map(({ connected, state }) => [connected, state])).toEqual([
        [true, "session-active"],
        [true, "ready"],
        [true, "ready"],
      ]);
      await ada?.leave();
    },
    { emulator },
  );
}
