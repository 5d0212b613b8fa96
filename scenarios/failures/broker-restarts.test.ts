import { expect, scenario } from "../../harness/index.ts";
import { eventIsAccepted } from "../faults/event-queue.ts";

scenario(
  "the broker is killed with an event in its queue: the event is lost",
  { ownBroker: true },
  async (world) => {
    const [ada, ben] = await world.players(2);
    await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);
    await world.placement("PENDING");
    await world.nakama.kill();
    await world.gameServers({ count: 1 });
    await eventIsAccepted(world);

    await world.killBroker();
    await world.startBrokerAgain();
    await world.nakama.startAgain();
    await Promise.all([ada.reconnect(), ben.reconnect()]);
    await world.quiet();

    // ElasticMQ keeps its queues in memory. What brings the row is Nakama's sync at its start, not the event.
    expect(await world.queue.received()).toEqual([]);
    expect(await world.index()).toHaveLength(1);
    // Lost with the event: both have their seats, and nobody tells them, not even when the seats have lapsed.
    expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVE", currentPlayerSessionCount: 2 }]);
    await world.clock.advance("60s");
    await world.quiet();
    expect(await world.gameSessions()).toMatchObject([{ status: "ACTIVE", currentPlayerSessionCount: 0 }]);
    for (const player of [ada, ben]) {
      expect(player.connected).toBe(true);
      expect(player.events.filter((event) => event.kind === "notification")).toEqual([]);
    }
  },
);

scenario(
  "the broker is down when a placement is fulfilled: the event arrives once, when it is back",
  { ownBroker: true },
  async (world) => {
    await world.gameServers({ count: 1 });
    const [ada, ben] = await world.players(2);
    await world.killBroker();
    await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);
    const placementId = await world.placement("FULFILLED");
    await world.startBrokerAgain();

    for (const player of [ada, ben]) await player.connect(await player.connectionInfo({ withinMs: 30_000 }));
    await world.quiet();
    expect(await world.queue.received()).toMatchObject([{ placementId, isDeleted: true }]);
  },
);
