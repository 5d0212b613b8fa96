import { defectScenario, expect, scenario } from "../../harness/index.ts";
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

// What it is measured against; it is so with the defect and without, and therefore no symptom.
scenario(`${defect.id}'s measure: throttled by a bare name, AWS's SDK asks three times`, async (world) => {
  await world.gameServers({ count: 1 });
  const throttled = await world.fault("throttle-call", { match, settings: { isBare: true }, count: 2 });
  const players = await twoMatching(world);
  for (const player of players) await player.connectionInfo();
  expect(await throttled.firedCount()).toBe(2);
  for (const player of players) expect(notificationsOf(player)).toHaveLength(1);
});
