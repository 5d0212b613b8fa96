import { expect, scenario } from "../../harness/index.ts";
import { eventIsAccepted, isInFlight, isTold } from "./event-queue.ts";
import { allArePlaying, codesOf, twoMatching } from "./two-players.ts";

scenario(
  "broker-restarted-empty: what lay in the queue is gone and its players are told nothing; the next pair plays",
  {
    ownBroker: true,
    breaks: ["every placed session has a row", "every matched player is answered"],
  },
  async (world) => {
    await world.gameServers({ count: 2 });
    // Handed out to nobody, the event lies in the queue for ten seconds.
    await world.fault("lose-receive");
    const players = await twoMatching(world);
    await world.placement("FULFILLED");
    await isInFlight(world);
    // It is in the queue before either side has the broker's answer; who has none when the broker dies tries again.
    await eventIsAccepted(world);
    await isTold(world, "lose-receive fired");
    await world.killBroker();
    await world.startBrokerAgain();
    expect(await world.queue.counts()).toMatchObject({ visible: 0, inFlight: 0 });

    await allArePlaying(await twoMatching(world), 30_000);
    await world.quiet();
    for (const player of players) expect(codesOf(player)).toEqual([]);
    expect(await world.index()).toHaveLength(1);
  },
);
