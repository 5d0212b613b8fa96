/** What somebody with access to the queue of placement events can do to it. */
import { randomUUID } from "node:crypto";
import type { World } from "../../harness/index.ts";

/** As the guide names it. */
export const EVENT_QUEUE = "fleet-placement-events.fifo";

/** Puts a message into the queue past the topic. */
export async function sendToEventQueue(world: World, body: string, groupId = "stray"): Promise<string> {
  const { admin } = world.broker;
  const { messageId } = await admin.send(world.broker.nameOf(EVENT_QUEUE), {
    body,
    groupId,
    deduplicationId: randomUUID(),
  });
  world.notes.fault(`a message that is no placement event is put into the queue: ${body.slice(0, 60)}`);
  return messageId;
}

/** Takes everything out of the queue, received or not. */
export async function emptyEventQueue(world: World): Promise<void> {
  await world.broker.admin.purgeQueue(world.broker.nameOf(EVENT_QUEUE));
  world.notes.world("somebody empties the queue");
}
