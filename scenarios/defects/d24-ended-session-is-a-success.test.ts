import { defectScenario, eventually, expect } from "../../harness/index.ts";
import { defect } from "./d24-ended-session-is-a-success.defect.ts";
import { twoMatching } from "./two-players.ts";

/** Wall milliseconds: enough for the game session to end before its event is handled. */
const LATE_MS = 2_000;

defectScenario(defect, {}, async (world, symptom) => {
  const [server] = await world.gameServers({ count: 1 });
  await world.fault("delay-event", { settings: { delayMs: LATE_MS } });
  const players = await twoMatching(world);
  await world.placement("FULFILLED");
  await server?.end();
  await eventually("the game session is over", async (saw) => {
    const [gameSession] = await world.gameSessions();
    saw(gameSession);
    return gameSession?.status === "TERMINATED";
  });
  await symptom("its players are told the address, as if there were a game", async () => {
    for (const player of players) {
      const seat = await player.connectionInfo();
      expect(seat.port).toBe(server?.port);
      await expect(player.connect(seat)).rejects.toThrow(/./);
    }
  });
  await world.quiet();
  expect(await world.index()).toEqual([]);
});
