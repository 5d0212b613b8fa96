import { eventually, expect, scenario } from "../../harness/index.ts";
import { allArePlaying, codesOf, twoMatching } from "./two-players.ts";

scenario(
  "wrong-name-certificate: players whose event Nakama cannot fetch, since the queue's host shows another name, are told when it shows its own",
  async (world) => {
    await world.gameServers({ count: 2, script: { activateAfterMs: 5_000 } });
    const first = await twoMatching(world);
    await world.placement("PENDING");
    await world.clock.advance("1s");
    const late = await twoMatching(world);
    await eventually("the second placement", async () => (await world.placements()).length === 2);

    const host = `sqs.${world.resources.location}.amazonaws.com`;
    const fault = await world.fault("wrong-name-certificate", { match: { host }, count: null });
    // The connection that Nakama has goes on, until a poll ends it: the one after the next event. From then on it tries
    // without a pause, which leaves nobody much time for anything else: by then everything has been asked for.
    await world.fault("queue-unreachable", { match: { action: "ReceiveMessage" }, settings: { how: "cut" } });
    await world.clock.advance("5s");
    await world.placement("FULFILLED");
    await allArePlaying(first);
    await eventually("Nakama is shown the other name", async () => (await fault.firedCount()) > 0);
    for (const player of late) expect(codesOf(player)).toEqual([]);

    await fault.lift();
    await allArePlaying(late, 30_000);
    for (const player of late) expect(codesOf(player)).toEqual([111]);
  },
);
