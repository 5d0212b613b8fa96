import { eventually, expect, scenario } from "../../harness/index.ts";
import { allArePlaying, twoMatching } from "./two-players.ts";

scenario(
  "empty-page: Nakama's sync forgets every game session, until the next one",
  { pluginSettings: { GL_SYNC_PERIOD: "2s" } },
  async (world) => {
    await world.gameServers({ count: 1 });
    await allArePlaying(await twoMatching(world));
    await world.quiet();
    const rows = (count: number) =>
      eventually(`${count} rows`, async () => (await world.index()).length === count);
    await rows(1);
    const fault = await world.fault("empty-page", {
      match: { operation: "DescribeGameSessions", protocol: "cbor" },
      count: null,
    });
    await rows(0);
    await fault.lift();
    await rows(1);
    expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVE" }]);
  },
);
