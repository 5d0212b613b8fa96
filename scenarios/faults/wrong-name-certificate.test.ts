import { eventually, expect, scenario } from "../../harness/index.ts";
import { allArePlaying, codesOf, matchAgain, twoMatching } from "./two-players.ts";

scenario(
  "wrong-name-certificate: players whose event Nakama cannot fetch, since the queue's host shows another name, are told when it shows its own",
  async (world) => {
    await world.gameServers({ count: 2 });
    const host = `sqs.${world.resources.location}.amazonaws.com`;
    const fault = await world.fault("wrong-name-certificate", { match: { host }, count: null });
    // The connection that Nakama has goes on, until a poll ends it: the one after the next event.
    await world.fault("queue-unreachable", { match: { action: "ReceiveMessage" }, settings: { how: "cut" } });
    await allArePlaying(await twoMatching(world));
    // Or the next two would find room there, for which no event is needed.
    await world.servers.find(({ state }) => state === "session-active")?.end("the game is over");
    expect(await world.index()).toEqual([]);

    const late = await world.players(2);
    await matchAgain(late);
    await eventually("the second placement", async () => (await world.placements()).length === 2);
    await world.placement("FULFILLED");
    await eventually("Nakama is shown the other name", async () => (await fault.firedCount()) > 0, {
      withinMs: 20_000,
    });
    for (const player of late) expect(codesOf(player)).toEqual([]);
    await fault.lift();
    await allArePlaying(late, 30_000);
    for (const player of late) expect(codesOf(player)).toEqual([111]);
  },
);
