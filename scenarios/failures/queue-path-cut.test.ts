import { expect, scenario } from "../../harness/index.ts";

scenario(
  "the way to the queue is cut for five seconds while a placement is fulfilled: the event arrives afterwards, once",
  async (world) => {
    await world.gameServer({ activateAfterMs: 5_000 });
    const [ada, ben] = await world.players(2);
    await Promise.all([ada.findMatch({ players: 2 }), ben.findMatch({ players: 2 })]);
    const placementId = await world.placement("PENDING");
    await world.clock.settle();

    // Not before: the matchmaker may take longer than the cut. Now nothing is missing but the server's activation.
    const mended = world.cutQueuePath("5s");
    await world.clock.advance("5s");
    expect(await world.placement("FULFILLED")).toBe(placementId);
    await mended;

    for (const player of [ada, ben]) await player.connect(await player.connectionInfo());
    await world.quiet();
    expect(await world.queue.received()).toMatchObject([
      { placementId, type: "PlacementFulfilled", isDeleted: true },
    ]);
    const deliveries = (await world.journal.all()).filter((entry) => entry.kind === "event");
    const refused = deliveries.find((entry) => entry.what === "PlacementFulfilled not delivered yet");
    expect(refused).toMatchObject({
      subjectId: placementId,
      details: { problem: "the way to the queue is cut" },
    });
    const accepted = deliveries.filter((entry) => entry.what === "event accepted by the queue");
    expect(accepted).toMatchObject([{ subjectId: refused?.details.eventId }]);
    expect(accepted[0]?.details.attempts).toBeGreaterThan(1);
  },
);
