import { defectScenario, expect } from "../../harness/index.ts";
import { defect } from "./d14-throttling-is-not-retried.defect.ts";
import { notificationsOf, twoMatching } from "./two-players.ts";

const match = { operation: "StartGameSessionPlacement" };

defectScenario(defect, {}, async (world, symptom) => {
  await world.gameServers({ count: 1 });
  const throttled = await world.fault("throttle-call", { match, settings: { isBare: false }, count: null });
  const players = await twoMatching(world);
  await symptom("players are told that it failed", async () => {
    for (const player of players) await player.notification({ code: 113 });
  });
  await symptom("after one attempt, where AWS's SDK makes three", async () => {
    expect(await throttled.lift()).toBe(1);
  });
});

defectScenario(defect, { when: "the same name bare" }, async (world, symptom) => {
  await world.gameServers({ count: 1 });
  const throttled = await world.fault("throttle-call", { match, settings: { isBare: true }, count: 2 });
  const players = await twoMatching(world);
  await symptom("throttled twice, the SDK asks a third time, and the players are placed", async () => {
    for (const player of players) await player.connectionInfo();
    expect(await throttled.firedCount()).toBe(2);
  });
  for (const player of players) expect(notificationsOf(player)).toHaveLength(1);
});
