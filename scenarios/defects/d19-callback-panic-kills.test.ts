import { cureScenario, defectScenario, expect } from "../../harness/index.ts";
import { defect } from "./d19-callback-panic-kills.defect.ts";
import { nobodyIsTold, twoMatching } from "./two-players.ts";

const panics = { WT_CALLBACK_MISTAKE: "panic" };

defectScenario(
  defect,
  { pluginSettings: panics, breaks: ["Nakama lives", "every matched player is answered"] },
  async (world, symptom) => {
    await world.gameServers({ count: 1 });
    const players = await twoMatching(world);
    await symptom("the event of a placement ends Nakama", async () => {
      expect(await world.nakama.crash()).toMatch(/the Create callback panics as ordered/);
    });
    await world.nakama.startAgain();
    for (const player of players) await player.reconnect();
    await world.quiet();
    await symptom("its players, connected again, are told nothing", () => nobodyIsTold(players));
  },
);

// The callback tells nobody, cured or not; what players are told comes of the sample plugin's own timer, which has to be
// longer than an event needs on a busy machine: behind it the callback would not be invoked any more.
cureScenario(defect, { pluginSettings: { ...panics, GL_CREATE_TIMEOUT: "10s" } }, async (world) => {
  await world.gameServers({ count: 1 });
  for (const player of await twoMatching(world)) await player.notification({ code: 112 });
  await world.quiet();
  expect(await world.rpc("fleet_callback_counts", {})).toMatchObject({ set: 1, invoked: 1, panicked: 1 });
});
