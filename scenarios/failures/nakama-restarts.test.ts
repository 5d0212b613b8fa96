import { expect, scenario } from "../../harness/index.ts";

// The fleet manager keeps its callbacks in memory: the new process takes the event from the queue and tells nobody.
scenario(
  "Nakama restarts while a placement is pending: the session is found, its players are never told",
  async (world) => {
    const [ada, ben] = await world.players(2);
    await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);
    await world.placement("PENDING");

    await world.nakama.kill();
    await world.gameServers({ count: 1 });
    await world.placement("FULFILLED");
    await world.nakama.startAgain();
    await Promise.all([ada.reconnect(), ben.reconnect()]);
    await world.quiet();

    const [gameSession] = await world.gameSessions();
    expect(gameSession).toMatchObject({ status: "ACTIVE", currentPlayerSessionCount: 2 });
    expect(await world.index()).toMatchObject([{ id: gameSession?.gameSessionId }]);
    expect((await world.queue.received()).filter((message) => message.isDeleted)).toHaveLength(1);
    for (const player of [ada, ben]) {
      expect(player.events.filter((event) => event.kind === "notification")).toEqual([]);
    }
    // Their seats lapse unseen.
    await world.clock.advance("60s");
    expect(await world.gameSessions()).toMatchObject([{ currentPlayerSessionCount: 0 }]);
  },
);
