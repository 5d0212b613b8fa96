/** Placements whose end nobody hears of, though GameLift did its part. */
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
} from "@aws-sdk/client-sqs";
import type { BrokenSetUp } from "../broken-set-up.ts";
import { type ExplainBench, QUEUE, refused } from "../explain-bench.ts";

async function makeSqsQueue({ sqs }: ExplainBench, QueueName = QUEUE): Promise<void> {
  await sqs.send(new CreateQueueCommand({ QueueName, Attributes: { FifoQueue: "true" } }));
}

/** Receives without a wait; the messages are visible again at once. */
async function receive(
  bench: ExplainBench,
  name = QUEUE,
  VisibilityTimeout = 0,
): Promise<readonly Message[]> {
  const { Messages = [] } = await bench.sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: bench.queueUrl(name),
      MaxNumberOfMessages: 10,
      WaitTimeSeconds: 1,
      VisibilityTimeout,
    }),
  );
  return Messages;
}

/** As whoever handles its messages rightly does. */
async function receiveAndDelete(bench: ExplainBench): Promise<void> {
  for (const { ReceiptHandle } of await receive(bench, QUEUE, 30))
    await bench.sqs.send(new DeleteMessageCommand({ QueueUrl: bench.queueUrl(QUEUE), ReceiptHandle }));
}

/** An event of a placement of before, each in a message group of its own. */
const sendEvent = (bench: ExplainBench, placementId: string) =>
  sendText(bench, JSON.stringify({ detail: { type: "PlacementFulfilled", placementId } }), placementId);

const sendText = (bench: ExplainBench, MessageBody: string, MessageGroupId = "group") =>
  bench.sqs.send(
    new SendMessageCommand({
      QueueUrl: bench.queueUrl(QUEUE),
      MessageBody,
      MessageGroupId,
      MessageDeduplicationId: MessageBody,
    }),
  );

export const queueSetUps: readonly BrokenSetUp[] = [
  {
    title: "the queue of GameLift has no notification target",
    code: "notification-target-missing",
    make: async (bench) => {
      await bench.changeQueue({ NotificationTarget: "" });
      await bench.play();
      return undefined;
    },
  },
  {
    title: "the notification target is the ARN of no topic",
    code: "topic-missing",
    make: async (bench) => {
      await bench.play();
      return undefined;
    },
  },
  {
    title: "nothing is subscribed to the topic",
    code: "topic-without-subscription",
    make: async (bench) => {
      bench.topic({ isSubscribed: false });
      await bench.play();
      return undefined;
    },
  },
  {
    title: "the subscription has raw message delivery on",
    code: "raw-delivery",
    needsBroker: true,
    make: async (bench) => {
      await makeSqsQueue(bench);
      bench.topic({ isRaw: true });
      await bench.play();
      await receiveAndDelete(bench);
      return undefined;
    },
  },
  {
    title: "the subscribed queue does not exist",
    code: "subscribed-queue-missing",
    needsBroker: true,
    make: async (bench) => {
      bench.topic({ queueName: "somewhere-else.fifo" });
      await bench.play();
      return undefined;
    },
  },
  {
    title: "the client is given the URL of a queue that does not exist",
    code: "queue-url-wrong",
    needsBroker: true,
    make: async (bench) => {
      await makeSqsQueue(bench);
      bench.topic();
      await bench.play();
      await refused(receive(bench, "game-session-placement-events.fifo"));
      return undefined;
    },
  },
  {
    title: "the client reads a queue that nothing is subscribed to",
    code: "queue-not-subscribed",
    needsBroker: true,
    make: async (bench) => {
      await makeSqsQueue(bench);
      await makeSqsQueue(bench, "other.fifo");
      bench.topic();
      await bench.play();
      await receive(bench, "other.fifo");
      return undefined;
    },
  },
  {
    title: "nobody reads the queue",
    code: "nobody-receives",
    needsBroker: true,
    make: async (bench) => {
      await makeSqsQueue(bench);
      bench.topic();
      await bench.play();
      return undefined;
    },
  },
  {
    title: "a message that is no placement event stands in front",
    code: "message-unparsable",
    needsBroker: true,
    make: async (bench) => {
      await makeSqsQueue(bench);
      bench.topic();
      await sendText(bench, "hello?");
      await bench.play();
      await receive(bench);
      await receive(bench);
      return undefined;
    },
  },
  {
    title: "the client handles messages and never deletes them",
    code: "messages-undeleted",
    needsBroker: true,
    make: async (bench) => {
      await makeSqsQueue(bench);
      bench.topic();
      await bench.play();
      for (let times = 0; times < 3; times += 1) await receive(bench);
      return undefined;
    },
  },
  {
    title: "the queue is full of messages that were received and not deleted",
    code: "messages-undeleted",
    needsBroker: true,
    make: async (bench) => {
      await makeSqsQueue(bench);
      bench.topic();
      for (let number = 0; number < 20; number += 1) await sendEvent(bench, `earlier-${number}`);
      for (let times = 0; times < 2; times += 1) await receive(bench, QUEUE, 30);
      await bench.play();
      return undefined;
    },
  },
  {
    title: "the client deletes with a handle that is not valid any more",
    code: "delete-refused",
    needsBroker: true,
    make: async (bench) => {
      await makeSqsQueue(bench);
      bench.topic();
      await bench.play();
      await receive(bench, QUEUE, 30);
      const asked = { QueueUrl: bench.queueUrl(QUEUE), ReceiptHandle: "made-up" };
      await refused(bench.sqs.send(new DeleteMessageCommand(asked)));
      return undefined;
    },
  },
];
