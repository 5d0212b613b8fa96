import { createHash } from "node:crypto";
import { expect, scenario } from "../../harness/index.ts";
import { emptyEventQueue, eventsAreDeleted } from "./event-queue.ts";
import { allArePlaying, codesOf, matchAgain, twoMatching } from "./two-players.ts";

/** From a match to the delete of its event there are a few more. */
const ENTRIES_OF_A_MATCH = 16;

/** After how many entries of the journal, by the world's seed: WINDTUNNEL_SEED chooses another moment. */
const momentOf = (seed: string): number =>
  1 + (createHash("sha256").update(seed).digest().readUInt16BE(0) % ENTRIES_OF_A_MATCH);

scenario(
  "emulator-killed: whenever GameLift is gone with all that it knew, Nakama lives on; players are told that there is no game session until it is set up again, and play then",
  { emulator: "process", breaks: ["every ended server replaced"] },
  async (world) => {
    const server = await world.gameServer();
    let left = momentOf(world.seed);
    const killed = world.journal.when(
      `entry ${left} of the match`,
      () => {
        left -= 1;
        return left === 0;
      },
      () => world.emulator.kill(),
    );
    const players = await twoMatching(world);
    await killed;
    // From the same seed its successor has its id: were it to come back, two processes would go by one name.
    server.crash();

    await world.emulator.startAgain();
    await expect(world.gameSessions()).rejects.toMatchObject({ name: "NotFoundException" });
    for (const player of players) {
      const told = codesOf(player);
      expect([[], [111], [113]]).toContainEqual(told);
      // What is over is not to be taken for what comes.
      for (const _ of told) await player.notification();
    }
    await matchAgain(players);
    for (const player of players) await player.notification({ code: 113, withinMs: 20_000 });

    await world.emulator.setUpAgain();
    await expect(world.gameSessions()).resolves.toEqual([]);
    // One more where what players were told was of the match before: theirs is placed now as well.
    await world.gameServers({ count: 2 });
    await matchAgain(players);
    await allArePlaying(players);
    await eventsAreDeleted(world);
    // An event of a game session that nobody knows any more comes again for ever.
    await emptyEventQueue(world);
  },
);
