import { CreateFleetCommand, CreateLocationCommand } from "@aws-sdk/client-gamelift";
import { eventually, expect, scenario, type World } from "../../harness/index.ts";
import { allArePlaying, twoMatching } from "./two-players.ts";

/** An Anywhere fleet in which nothing runs. */
async function anotherFleet({ gamelift }: World): Promise<string | undefined> {
  const Location = "custom-elsewhere";
  await gamelift.send(new CreateLocationCommand({ LocationName: Location }));
  const { FleetAttributes } = await gamelift.send(
    new CreateFleetCommand({ Name: "another", ComputeType: "ANYWHERE", Locations: [{ Location }] }),
  );
  return FleetAttributes?.FleetId;
}

scenario(
  "alias-moved: players play on in the old fleet, which Nakama forgets at its next sync",
  { pluginSettings: { GL_SYNC_PERIOD: "2s" }, breaks: ["every placed session has a row"] },
  async (world) => {
    await world.gameServers({ count: 1 });
    await world.fault("alias-moved", { settings: { toFleetId: await anotherFleet(world) } });
    await allArePlaying(await twoMatching(world));
    await eventually("no row", async () => (await world.index()).length === 0);
    expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVE", currentPlayerSessionCount: 2 }]);
  },
);
