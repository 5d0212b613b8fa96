/** What somebody with access to the queue of placement events can do to it. */
import { randomUUID } from "node:crypto";
import type { World } from "../../harness/index.ts";
import { EVENT_QUEUE } from "../faults/event-queue.ts";

export { EVENT_QUEUE, emptyEventQueue } from "../faults/event-queue.ts";

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

/** Gives the queue a dead-letter queue that takes each message after one receive, and answers its name at the broker. */
export async function addDeadLetterQueue(world: World): Promise<string> {
  const { admin } = world.broker;
  const name = world.broker.nameOf(EVENT_QUEUE.replace(".fifo", "-dead.fifo"));
  await admin.createQueue(name);
  const { QueueArn: deadLetterTargetArn } = await admin.attributes(name);
  const { QueueUrl } = await admin.call("GetQueueUrl", { QueueName: world.broker.nameOf(EVENT_QUEUE) });
  await admin.call("SetQueueAttributes", {
    QueueUrl,
    Attributes: { RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 1 }) },
  });
  return name;
}
