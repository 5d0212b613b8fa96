import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { CreateQueueCommand, GetQueueAttributesCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startElasticMqInTest } from "../gateway/elasticmq-in-test.ts";
import { eventually } from "../testing/eventually.ts";
import { ScriptedQueue, type SentMessage } from "../testing/scripted-queue.ts";
import type { QueueSender } from "./outbox.ts";
import type { QueueMessage } from "./queue-message.ts";
import { sendToBroker } from "./send-to-broker.ts";

/** Further messages gather until one of these calls has its answer. */
const MOST_CALLS = 4;
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections();
});

async function listening(server: Server): Promise<string> {
  servers.push(server);
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const message = (number: number) => ({
  queueArn: "arn:aws:sqs:us-east-1:000000000000:events.fifo",
  body: `Grüße ${number}`,
  groupId: `group-${number}`,
  deduplicationId: `event-${number}`,
});

const senderTo = (brokerUrl: string) =>
  sendToBroker({ brokerUrl, isReachable: () => true, brokerQueueName: (name) => name });

test("a message goes out whole, with what a FIFO queue needs, and without it where there is none", async () => {
  const bodies: string[] = [];
  const brokerUrl = await listening(
    createServer((request, response) => {
      let text = "";
      request.setEncoding("utf8");
      request.on("data", (chunk: string) => {
        text += chunk;
      });
      request.on("end", () => {
        bodies.push(text);
        response.end("{}");
      });
    }),
  );
  const sender = senderTo(brokerUrl);
  const { queueArn, body } = message(2);
  expect(await sender.send(message(1))).toEqual({});
  expect(await sender.send({ queueArn, body })).toEqual({});
  sender.close();
  const QueueUrl = `${brokerUrl}/queue/events.fifo`;
  expect(bodies.map((text) => JSON.parse(text) as unknown)).toEqual([
    { QueueUrl, MessageBody: "Grüße 1", MessageGroupId: "group-1", MessageDeduplicationId: "event-1" },
    { QueueUrl, MessageBody: "Grüße 2" },
  ]);
});

test("what is under way or waits for a call ends with the sender, and nothing is sent afterwards", async () => {
  const { promise: allCame, resolve: came } = Promise.withResolvers<void>();
  const { promise: allGone, resolve: gone } = Promise.withResolvers<void>();
  let requests = 0;
  let open = 0;
  const server = createServer(() => {
    requests += 1;
    if (requests === MOST_CALLS) came();
  });
  server.on("connection", (socket) => {
    open += 1;
    socket.on("error", () => {});
    socket.on("close", () => {
      open -= 1;
      if (open === 0) gone();
    });
  });
  const sender = senderTo(await listening(server));
  const sends = Array.from({ length: MOST_CALLS + 30 }, (_, number) => sender.send(message(number)));
  const outcomes = Promise.allSettled(sends);
  await allCame;
  sender.close();
  expect((await outcomes).map(({ status }) => status)).toEqual(sends.map(() => "rejected"));
  await allGone;
  expect(requests).toBe(MOST_CALLS);
});

describe("messages that gather while calls are under way", () => {
  let queue: ScriptedQueue;
  let sender: QueueSender;
  beforeEach(async () => {
    queue = await ScriptedQueue.start();
    sender = senderTo(queue.url);
  });
  afterEach(async () => {
    sender.close();
    await queue.down();
  });

  const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);
  const bodiesOf = (messages: readonly SentMessage[]) => messages.map(({ body }) => body);
  /** The first calls are held, so that all the rest gathers; then everything is let go. */
  async function sendGathered(messages: readonly QueueMessage[]): Promise<PromiseSettledResult<unknown>[]> {
    const { behave } = queue;
    queue.behave = () => "hold";
    const first = numbers(MOST_CALLS).map((number) => sender.send({ ...message(number), body: "first" }));
    await eventually("the first calls", () => queue.heldCount === MOST_CALLS);
    queue.behave = behave;
    const outcomes = Promise.allSettled(messages.map((each) => sender.send(each)));
    while (queue.heldCount > 0) queue.release();
    await Promise.all(first);
    return outcomes;
  }
  /** In the order of their sizes: calls on several connections arrive in any. */
  const callSizes = () =>
    [...Map.groupBy(queue.attempts, ({ headers }) => headers).values()]
      .map((messages) => messages.length)
      .sort((a, b) => a - b);

  test("leave ten in a call, each with its group", async () => {
    const outcomes = await sendGathered(numbers(25).map(message));
    expect(outcomes.every(({ status }) => status === "fulfilled")).toBe(true);
    const gathered = queue.accepted.filter(({ body }) => body !== "first");
    expect(bodiesOf(gathered).sort()).toEqual(
      numbers(25)
        .map((number) => message(number).body)
        .sort(),
    );
    expect(callSizes()).toEqual([1, 1, 1, 1, 5, 10, 10]);
    expect(gathered.find(({ body }) => body === message(7).body)).toMatchObject({
      groupId: "group-7",
      deduplicationId: "event-7",
    });
  });

  test("leave in smaller calls when they are long", async () => {
    const long = "x".repeat(90_000);
    await sendGathered(numbers(5).map((number) => ({ ...message(number), body: long })));
    expect(callSizes()).toEqual([1, 1, 1, 1, 1, 2, 2]);
  });

  test("share the calls that are free when they come at once", async () => {
    await Promise.all(numbers(2 * MOST_CALLS + 1).map((number) => sender.send(message(number))));
    expect(callSizes()).toEqual([2, 2, 2, 3]);
  });

  test("have each its own fate: one that is refused has its answer, the others are accepted", async () => {
    queue.behave = ({ body }) => (body === message(1).body ? 400 : "accept");
    const outcomes = await sendGathered(numbers(3).map(message));
    expect(outcomes).toMatchObject([
      { value: {} },
      { value: { refused: expect.stringContaining("refused it with 400") } },
      { value: {} },
    ]);
    expect(bodiesOf(queue.accepted).filter((body) => body === message(0).body)).toHaveLength(1);
  });

  test("are all to be tried again when the connection is cut", async () => {
    queue.behave = () => "cut";
    const outcomes = await sendGathered(numbers(3).map(message));
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  });
});

test("a real ElasticMQ takes a crowd of messages, each once and in a group of its own", async () => {
  const broker = await startElasticMqInTest();
  try {
    const { queueUrl } = await createFifoQueue(broker.url);
    const sender = senderTo(broker.url);
    const sent = Array.from({ length: 60 }, (_, number) => message(number));
    const outcomes = await Promise.all(sent.map((each) => sender.send(each)));
    sender.close();
    expect(outcomes).toEqual(sent.map(() => ({})));
    expect(await countOf(broker.url, queueUrl)).toBe(60);
  } finally {
    await broker.stop();
  }
}, 600_000);

async function createFifoQueue(brokerUrl: string): Promise<{ readonly queueUrl: string }> {
  const client = sqsClientOf(brokerUrl);
  const { QueueUrl = "" } = await client.send(
    new CreateQueueCommand({ QueueName: "events.fifo", Attributes: { FifoQueue: "true" } }),
  );
  return { queueUrl: QueueUrl };
}

async function countOf(brokerUrl: string, QueueUrl: string): Promise<number> {
  const { Attributes } = await sqsClientOf(brokerUrl).send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["ApproximateNumberOfMessages"] }),
  );
  return Number(Attributes?.ApproximateNumberOfMessages);
}

const sqsClientOf = (endpoint: string) =>
  new SQSClient({ endpoint, region: "us-east-1", credentials: { accessKeyId: "x", secretAccessKey: "x" } });
