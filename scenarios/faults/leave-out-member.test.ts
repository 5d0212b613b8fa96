import { expect, scenario } from "../../harness/index.ts";
import { codesOf, twoMatching } from "./two-players.ts";

for (const asNull of [false, true]) {
  scenario(
    `leave-out-member: a game session ${asNull ? "whose address is null" : "without an address"} ends the Nakama that reads it`,
    { breaks: ["Nakama lives", "every matched player is answered"] },
    async (world) => {
      await world.gameServers({ count: 1 });
      await world.fault("leave-out-member", {
        match: { operation: "DescribeGameSessions", protocol: "cbor" },
        settings: { members: ["IpAddress"], asNull },
      });
      const players = await twoMatching(world);
      expect(await world.nakama.crash()).toMatch(/nil pointer dereference/);
      for (const player of players) expect(codesOf(player)).toEqual([]);

      await world.nakama.startAgain();
      await Promise.all(players.map((player) => player.reconnect()));
      // The event comes again, and is understood now; who was to be told of it has died with the process.
      await world.quiet();
      expect(await world.index()).toMatchObject([{ status: "ACTIVE" }]);
      for (const player of players) expect(codesOf(player)).toEqual([]);
    },
  );
}
