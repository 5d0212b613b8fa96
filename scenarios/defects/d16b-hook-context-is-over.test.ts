import { cureScenario, defectScenario, eventually, expect, scenario } from "../../harness/index.ts";
import { defect } from "./d16b-hook-context-is-over.defect.ts";
import { nakamaLog, notificationsOf, storedNotifications, twoMatching } from "./two-players.ts";

const guidesCallback = { WT_CALLBACK_MISTAKE: "hook-context" };

defectScenario(
  defect,
  {
    pluginSettings: { ...guidesCallback, GL_PERSISTENT_NOTIFICATIONS: "true" },
    breaks: ["every matched player is answered"],
  },
  async (world, symptom) => {
    await world.gameServers({ count: 1 });
    const players = await twoMatching(world);
    await world.placement("FULFILLED");
    await world.quiet();
    // The callback runs beside the deletion of its event.
    await symptom("Nakama refuses to store the notification: the context is canceled", () =>
      eventually("Nakama has logged it", () =>
        /notification 111 connection-info could not be sent.*context canceled/.test(nakamaLog(world)),
      ),
    );
    await symptom("the players are told nothing, neither now nor when they ask later", async () => {
      for (const player of players) {
        expect(notificationsOf(player)).toEqual([]);
        expect(await storedNotifications(player)).toEqual([]);
      }
    });
  },
);

// It is so with the defect and without, and therefore no symptom.
scenario(
  `what hides ${defect.id}: with the same context a notification that is not persistent arrives`,
  { pluginSettings: guidesCallback },
  async (world) => {
    await world.gameServers({ count: 1 });
    for (const player of await twoMatching(world)) await player.connectionInfo();
  },
);

// The sample plugin as it is; the wrapper has no part in it.
cureScenario(
  defect,
  { pluginSettings: { WT_FLEET_MANAGER_WRAPPER: "false", GL_PERSISTENT_NOTIFICATIONS: "true" } },
  async (world) => {
    await world.gameServers({ count: 1 });
    const players = await twoMatching(world);
    for (const player of players) {
      await player.connectionInfo();
      expect(await storedNotifications(player)).toMatchObject([{ code: 111, persistent: true }]);
    }
  },
);
