import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, twoMatching } from "./two-players.ts";

scenario(
  "ignore-action: a C++ server asks again after 20 s to activate, and players are told then",
  async (world) => {
    await world.gameServer({ profile: "Cpp" });
    const fault = await world.fault("ignore-action", { match: { action: "ActivateGameSession" } });
    const players = await twoMatching(world);
    await world.placement("PENDING");
    expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVATING" }]);
    await allArePlaying(players, 45_000);
    expect(await fault.firedCount()).toBe(1);
    expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVE" }]);
  },
);
