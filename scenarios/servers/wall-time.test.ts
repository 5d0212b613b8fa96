/**
 * A server in the machine's time beside simulated ones in GameLift's: whose limits move when.
 * @module-tag virtual
 */
import { clientScenario, expect } from "../../harness/index.ts";
import { gameSession, gameSessionBecomes, startActiveGame } from "./one-game.ts";

for (const emulator of ["object", "process"] as const) {
  clientScenario(
    `ten minutes of GameLift's time do not touch a healthy real server, unless they are to (emulator: ${emulator})`,
    async (world) => {
      const server = await world.serverProgram();
      const { GameSessionId: real = "" } = await startActiveGame(world);
      await world.gameServers({ count: 1 });
      const { GameSessionId: simulated = "" } = await startActiveGame(world);

      await world.clock.advance("10m");
      expect(await gameSession(world, real)).toMatchObject({ Status: "ACTIVE" });
      expect(await gameSession(world, simulated)).toMatchObject({ Status: "ACTIVE" });
      expect(server.exit()).toBeUndefined();
      expect(await world.fleetEventCodes()).not.toContain("SERVER_PROCESS_TERMINATED_UNHEALTHY");

      await world.clock.advance("10m", { includingRealServers: true });
      expect(await server.exited()).toEqual({ code: 0, signal: null });
      await gameSessionBecomes(world, real, "TERMINATED");
      expect(await gameSession(world, simulated)).toMatchObject({ Status: "ACTIVE" });
      expect(await world.fleetEventCodes()).toContain("SERVER_PROCESS_TERMINATED_UNHEALTHY");
    },
    { fleet: "ANYWHERE", emulator },
  );
}
