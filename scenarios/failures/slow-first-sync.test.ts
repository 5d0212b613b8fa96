import { eventually, expect, scenario } from "../../harness/index.ts";
import { allArePlaying, matchAgain } from "../faults/two-players.ts";

// A row that is written between a sync's answer and its end is deleted with those that GameLift did not name (D9).
scenario(
  "a Nakama whose first sync is slow is back when the sync is over, and the game of who matches then has its row",
  async (world) => {
    const players = await world.players(2);
    await world.gameServers({ count: 1 });
    await world.nakama.kill();
    await world.fault("slow-answer", {
      match: { operation: "DescribeGameSessions" },
      settings: { delayMs: 2_000 },
    });
    const locked = world.journal.when(
      "the first sync asks for the game sessions",
      ({ what }) => what === "slow-answer fired",
      () => world.database.lock("storage"),
    );
    const pollsBefore = await world.queue.pollCount();
    let isBack = false;
    const back = world.nakama.startAgain().then(() => {
      isBack = true;
    });
    const unlock = await locked;
    await eventually("the first sync is answered, and the queue is polled", async (saw) => {
      const entries = await world.journal.all();
      const since = entries.slice(entries.findIndex(({ what }) => what === "slow-answer fired"));
      saw(since);
      return since.some(({ what }) => what === "answered") && (await world.queue.pollCount()) > pollsBefore;
    });
    await world.bench.state();
    expect(isBack).toBe(false);
    await unlock();
    await back;
    for (const player of players) await player.reconnect();
    await matchAgain(players);
    await allArePlaying(players);
    await world.quiet();
    expect(await world.index()).toMatchObject([{ playerCount: 2 }]);
  },
);
