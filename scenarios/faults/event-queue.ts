/** What stories of the queue of placement events ask of it. */
import { eventually, type World } from "../../harness/index.ts";

/** As the guide names it. */
export const EVENT_QUEUE = "fleet-placement-events.fifo";

/** Waits until what Nakama was handed of the placement are so many deliveries, and answers them, oldest first. */
export function receivedOf(world: World, placementId: string, count: number, withinMs = 20_000) {
  return eventually(
    `the event of placement ${placementId} is received ${count} times`,
    async (saw) => {
      const received = (await world.queue.received()).filter((each) => each.placementId === placementId);
      saw(received);
      return received.length >= count ? received : undefined;
    },
    { withinMs },
  );
}

/** Waits until GameLift has had the queue's word that it has the event; without it, GameLift sends the event once more. */
export const eventIsAccepted = (world: World) => isTold(world, "event accepted by the queue");

/** Waits until the journal tells of something, now or before. */
export function isTold(world: World, awaited: string) {
  return eventually(`the journal tells: ${awaited}`, async (saw) => {
    const told = (await world.journal.all()).map(({ what }) => what);
    saw(told.slice(-10));
    return told.includes(awaited);
  });
}

/** Waits until the queue's one message was received, and not deleted. */
export function isInFlight(world: World) {
  return eventually("the event is received and not deleted", async (saw) => {
    const counts = await world.queue.counts();
    saw(counts);
    return counts.visible === 0 && counts.inFlight === 1;
  });
}

/** Waits until Nakama has handled, and deleted, an event of each placement that GameLift knows: players are told before. */
export function eventsAreDeleted(world: World) {
  return eventually("an event of each placement is deleted", async (saw) => {
    const placements = await world.placements();
    const deleted = (await world.queue.received()).filter(({ isDeleted }) => isDeleted);
    saw({ placements: placements.map(({ placementId }) => placementId), deleted });
    return placements.every(({ placementId }) => deleted.some((each) => each.placementId === placementId));
  });
}

/** Takes everything out of the queue, received or not, as somebody has to who finds what cannot be read there. */
export async function emptyEventQueue(world: World): Promise<void> {
  await world.broker.admin.purgeQueue(world.broker.nameOf(EVENT_QUEUE));
  world.notes.world("somebody empties the queue");
}
