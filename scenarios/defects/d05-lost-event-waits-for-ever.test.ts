import { cureScenario, defectScenario, expect, type World } from "../../harness/index.ts";
import { defect } from "./d05-lost-event-waits-for-ever.defect.ts";
import { nobodyIsTold, notificationsOf, twoMatching } from "./two-players.ts";

/** Wall milliseconds: nothing in the fleet manager has a limit, so that any would do that is no mere pause. */
const LONG_MS = 10_000;

/** By the lost event itself, cured or not: only the sync would find the game session now. */
const BROKEN = ["every event delivered once", "every placed session has a row"];

/** Two players whose game session is there, and whose event is not. */
async function fulfilledInSilence(world: World) {
  await world.gameServers({ count: 1 });
  const lost = await world.fault("lose-event", { match: { type: "PlacementFulfilled" } });
  const players = await twoMatching(world);
  await world.placement("FULFILLED");
  return { lost, players };
}

// The sample plugin has a timer of its own for each placement; here it is as good as none, as in the guide's hook.
defectScenario(
  defect,
  { pluginSettings: { GL_CREATE_TIMEOUT: "1h" }, breaks: [...BROKEN, "every matched player is answered"] },
  async (world, symptom) => {
    const { lost, players } = await fulfilledInSilence(world);
    await world.quiet();
    expect(await lost.firedCount()).toBe(1);
    expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVE", currentPlayerSessionCount: 2 }]);

    // Past the queue's time-out of 30 s, and until the seats are given back.
    await world.clock.advance("60s");
    await world.quiet();
    expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVE", currentPlayerSessionCount: 0 }]);
    await symptom("nobody is told anything, although the seats have lapsed", () =>
      nobodyIsTold(players, LONG_MS),
    );
  },
);

cureScenario(defect, { pluginSettings: { GL_CREATE_TIMEOUT: "2s" }, breaks: BROKEN }, async (world) => {
  const { players } = await fulfilledInSilence(world);
  for (const player of players) await player.notification({ code: 112 });
  expect(await world.rpc("fleet_callback_counts", {})).toMatchObject({ set: 1, invoked: 0, timed_out: 1 });
  for (const player of players) expect(notificationsOf(player)).toHaveLength(1);
});
