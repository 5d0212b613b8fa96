import { cureScenario, defectScenario, eventually, expect, type World } from "../../harness/index.ts";
import { defect } from "./d01-event-overtakes-create.defect.ts";
import { nakamaLog, nobodyIsTold, twoMatching } from "./two-players.ts";

/** Wall milliseconds for which the answer is held, while the event goes its way, which takes a busy machine some seconds. */
const HELD_MS = 6_000;

/** Two players whose event is handled before Create has its answer. */
async function overtaken(world: World) {
  await world.gameServers({ count: 1 });
  await world.fault("slow-answer", {
    match: { operation: "StartGameSessionPlacement" },
    settings: { delayMs: HELD_MS, eventFirst: true },
  });
  const players = await twoMatching(world);
  const placementId = await world.placement("FULFILLED");
  await eventually("the event is received and deleted", async (saw) => {
    const received = await world.queue.received();
    saw(received);
    return received.some((message) => message.placementId === placementId && message.isDeleted);
  });
  expect(nakamaLog(world)).not.toContain("placement started");
  await eventually("Create has its answer", () => nakamaLog(world).includes("placement started"));
  await world.quiet();
  return players;
}

// The sample plugin has a timer of its own for each placement; here it is as good as none, as in the guide's hook.
defectScenario(
  defect,
  {
    pluginSettings: { GL_CREATE_TIMEOUT: "1h" },
    breaks: ["no event before its answer", "every matched player is answered"],
  },
  async (world, symptom) => {
    const players = await overtaken(world);
    const [gameSession] = await world.gameSessions();
    expect(gameSession).toMatchObject({ status: "ACTIVE", currentPlayerSessionCount: 2 });
    expect(await world.index()).toMatchObject([{ id: gameSession?.gameSessionId }]);
    await symptom("the queue is empty, and nobody is told, not even when the seats have lapsed", async () => {
      expect(await world.queue.counts()).toMatchObject({ visible: 0, inFlight: 0 });
      await world.clock.advance("60s");
      await world.quiet();
      await nobodyIsTold(players);
    });
  },
);

cureScenario(defect, { breaks: ["no event before its answer"] }, async (world) => {
  for (const player of await overtaken(world)) await player.connect(await player.connectionInfo());
  expect(await world.rpc("fleet_callback_counts", {})).toMatchObject({ set: 1, invoked: 1, held: 1 });
});
