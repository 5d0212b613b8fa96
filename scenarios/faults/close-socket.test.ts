import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, codesOf, twoMatching } from "./two-players.ts";

scenario(
  "close-socket: a game server whose socket is closed in place of the answer to its activation comes back, and players see nothing of it",
  async (world) => {
    // C++ asks again on its new socket, and is told what it was to be told on the old one.
    const server = await world.gameServer({ profile: "Cpp" });
    await world.fault("close-socket", {
      match: { action: "ActivateGameSession" },
      settings: { closeCode: 1012 },
    });
    const players = await twoMatching(world);
    await allArePlaying(players);
    for (const player of players) {
      expect(player.seat).toMatchObject({ port: server.port });
      expect(codesOf(player)).toEqual([111]);
    }
    await world.quiet();
    const lost = (await world.journal.all()).filter(({ what }) => what === "socket-lost");
    expect(lost).toMatchObject([{ details: { code: 1012 } }]);
    expect(server.state).toBe("session-active");
  },
);
