import { readFileSync } from "node:fs";
import { expect, scenario } from "../../harness/index.ts";
import { allArePlaying, codesOf, twoMatching } from "./two-players.ts";

/** So that the second pair cannot join the first. */
const TWO_AT_MOST = { pluginSettings: { GL_MAX_PLAYERS: "2" } };

/** Nakama makes no pause between its polls: so many pass in a fraction of a second. */
const REFUSALS = 100;

scenario(
  "wrong-queue: Nakama logs an error for every poll and polls on at once; players are told when the queue is there",
  TWO_AT_MOST,
  async (world) => {
    await world.gameServers({ count: 2 });
    const wrong = await world.fault("wrong-queue", { match: { action: "ReceiveMessage" }, count: REFUSALS });
    // The poll that is open already brings the first event; the next ones are refused.
    await allArePlaying(await twoMatching(world));
    const players = await twoMatching(world);
    await allArePlaying(players, 30_000);
    expect(await wrong.firedCount()).toBe(REFUSALS);
    const log = readFileSync(world.nakama.logFile, "utf8");
    expect(log.match(/The specified queue does not exist/g)).toHaveLength(REFUSALS);
    for (const player of players) expect(codesOf(player)).toEqual([111]);
    expect(await world.explain()).toContain("wrong-queue");
  },
);
