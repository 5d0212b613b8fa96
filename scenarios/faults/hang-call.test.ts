import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, twoMatching } from "./two-players.ts";

scenario(
  "hang-call: a game server's update is left without an answer, and stored all the same",
  async (world) => {
    await world.gameServers({ count: 1 });
    const players = await twoMatching(world);
    await allArePlaying(players);
    await world.quiet();
    const [row] = await world.index();
    const fault = await world.fault("hang-call", { match: { operation: "UpdateGameSession" }, count: null });
    const update = world.rpc("update_instance_info", { id: row?.id, player_count: 3 });
    await expect(update).rejects.toThrow(/./);
    expect(await fault.firedCount()).toBe(1);
    expect(await world.index()).toMatchObject([{ playerCount: 3 }]);

    await fault.lift();
    await world.rpc("update_instance_info", { id: row?.id, player_count: 2 });
  },
);
