import { defectScenario, eventually, expect } from "../../harness/index.ts";
import { defect } from "./d24-any-session-is-a-success.defect.ts";
import { twoMatching } from "./two-players.ts";

/** Wall milliseconds: enough for the game session to end before its event is handled. */
const LATE_MS = 8_000;

defectScenario(defect, { when: "it has ended" }, async (world, symptom) => {
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

// GameLift's reads may be behind: here what was read while the game session was ACTIVATING is read once more.
defectScenario(defect, { when: "it is still ACTIVATING" }, async (world, symptom) => {
  await world.gameServers({ count: 1, script: { activateAfterMs: 5_000 } });
  const players = await twoMatching(world);
  await world.placement("PENDING");
  await world.clock.settle();
  const [{ gameSessionId: id } = {}] = await world.gameSessions();
  const stale = await world.fault("stale-read", {
    match: { operation: "DescribeGameSessions", protocol: "cbor" },
    count: null,
  });
  expect(await world.rpc("fleet_get", { id })).toMatchObject({ status: "ACTIVATING" });
  await world.clock.advance("5s");
  await symptom("its players are told the address, and nobody else finds it", async () => {
    for (const player of players) await player.connectionInfo();
    await world.quiet();
    expect(await world.index()).toEqual([]);
  });
  await stale.lift();
  // They are what its server reports.
  for (const player of players) await player.connect();
  await world.quiet();
  expect(await world.index()).toMatchObject([{ id }]);
});
