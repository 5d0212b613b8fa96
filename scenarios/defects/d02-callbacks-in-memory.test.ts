import { defectScenario, expect } from "../../harness/index.ts";
import { defect } from "./d02-callbacks-in-memory.defect.ts";
import { nobodyIsTold, notificationsOf } from "./two-players.ts";

defectScenario(defect, { when: "Nakama restarts in between" }, async (world, symptom) => {
  const [ada, ben] = await world.players(2);
  await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);
  const placementId = await world.placement("PENDING");
  await Promise.all([ada.matched(), ben.matched()]);
  await world.nakama.kill();
  await world.gameServers({ count: 1 });
  await world.placement("FULFILLED");
  await world.nakama.startAgain();
  await Promise.all([ada.reconnect(), ben.reconnect()]);

  await symptom("the new process takes the event from the queue and deletes it", async () => {
    await world.quiet();
    expect(await world.queue.received()).toContainEqual(
      expect.objectContaining({ placementId, type: "PlacementFulfilled", isDeleted: true }),
    );
    expect(await world.queue.counts()).toMatchObject({ visible: 0, inFlight: 0 });
  });
  const [gameSession] = await world.gameSessions();
  expect(gameSession).toMatchObject({ status: "ACTIVE", currentPlayerSessionCount: 2 });
  expect(await world.index()).toMatchObject([{ id: gameSession?.gameSessionId }]);
  await symptom("players who are connected again are told nothing", () => nobodyIsTold([ada, ben]));
});

const PLACEMENTS = 12;

defectScenario(
  defect,
  { when: "two nodes poll one queue", pluginSettings: { GL_CREATE_TIMEOUT: "1h" } },
  async (world, symptom) => {
    await world.nakama.another();
    await world.gameServers({ count: PLACEMENTS });
    const [ada] = await world.players(1);
    for (let asked = 0; asked < PLACEMENTS; asked += 1) {
      await ada.rpc("fleet_create");
      await world.placement("FULFILLED");
    }
    await world.quiet();
    expect((await world.queue.received()).filter(({ isDeleted }) => isDeleted)).toHaveLength(PLACEMENTS);
    expect(await world.index()).toHaveLength(PLACEMENTS);
    await symptom("the node that asked was told of some placements only", async () => {
      // Whoever was told before is told at once.
      for (let told = notificationsOf(ada).length; told > 0; told -= 1) await ada.connectionInfo();
      await nobodyIsTold([ada]);
      expect(notificationsOf(ada).length).toBeLessThan(PLACEMENTS);
    });
  },
);
