import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, codesOf, twoMatching } from "./two-players.ts";

scenario(
  "process-lost: players are told the address of the next process, and of nothing else",
  async (world) => {
    const [, next] = await world.gameServers({ count: 2 });
    await world.fault("process-lost");
    const players = await twoMatching(world);
    await allArePlaying(players);
    for (const player of players) {
      expect(player.seat).toMatchObject({ port: next?.port });
      expect(codesOf(player)).toEqual([111]);
    }
    expect(await world.explain()).toContain("A fault that was ordered (process-lost");
    expect(await world.gameSessions()).toMatchObject([{ status: "TERMINATED" }, { status: "ACTIVE" }]);
  },
);
