import { eventually, expect, scenario } from "../../harness/index.ts";
import { allArePlaying, twoMatching } from "./two-players.ts";

scenario(
  "stale-read: Nakama's sync believes an old list and forgets a game that is running, until the list is true again",
  { pluginSettings: { GL_SYNC_PERIOD: "2s" } },
  async (world) => {
    const rows = (count: number) =>
      eventually(`${count} rows`, async () => (await world.index()).length === count);
    await world.gameServers({ count: 1 });
    const stale = await world.fault("stale-read", {
      match: { operation: "DescribeGameSessions", protocol: "cbor" },
      count: null,
    });
    await eventually("a list without game sessions", async () => (await stale.firedCount()) > 0);
    await allArePlaying(await twoMatching(world));
    await rows(0);
    expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVE", currentPlayerSessionCount: 2 }]);

    await stale.lift();
    await rows(1);
  },
);
