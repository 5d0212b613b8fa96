import { request } from "node:https";
import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListDeadLetterSourceQueuesCommand,
  ListQueuesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
} from "@aws-sdk/client-sqs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startElasticMqInTest } from "./elasticmq-in-test.ts";
import { type QueueProxyInTest, region, startQueueProxyInTest } from "./queue-proxy-in-test.ts";

let broker: Awaited<ReturnType<typeof startElasticMqInTest>>;
let started: QueueProxyInTest;
let now: number;

beforeAll(async () => {
  broker = await startElasticMqInTest();
}, 600_000);
afterAll(() => broker.stop());

beforeEach(async (context) => {
  now = 0;
  started = await startQueueProxyInTest({
    brokerUrl: () => broker.url,
    queuePrefix: `w${context.task.id.replaceAll(/[^0-9]/g, "").slice(-12)}`,
    monotonicMs: () => now,
  });
});
afterEach(() => started.close());

const fifo = { FifoQueue: "true" };
async function createQueue(QueueName: string, Attributes: Record<string, string> = {}): Promise<string> {
  const { QueueUrl = "" } = await started.client.send(new CreateQueueCommand({ QueueName, Attributes }));
  return QueueUrl;
}

async function send(QueueUrl: string, MessageBody: string): Promise<void> {
  const more = QueueUrl.endsWith(".fifo") ? { MessageGroupId: "g", MessageDeduplicationId: MessageBody } : {};
  await started.client.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more }));
}

async function receive(QueueUrl: string, VisibilityTimeout = 10): Promise<Message> {
  const input = { QueueUrl, VisibilityTimeout, WaitTimeSeconds: 5 };
  const { Messages } = await started.client.send(new ReceiveMessageCommand(input));
  const [message] = Messages ?? [];
  if (message === undefined) throw new Error(`nothing was received from ${QueueUrl}`);
  return message;
}

const erase = (QueueUrl: string, { ReceiptHandle }: Message) =>
  started.client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle })).then(
    () => "done",
    (error: Error) => error.name,
  );

describe("names", () => {
  test("are the user's on every answer, and the world's at the broker", async () => {
    const url = `https://sqs.${region}.amazonaws.com/000000000000/placements.fifo`;
    expect(await createQueue("placements.fifo", fifo)).toBe(url);
    const { client } = started;
    expect(await client.send(new GetQueueUrlCommand({ QueueName: "placements.fifo" }))).toMatchObject({
      QueueUrl: url,
    });
    expect((await client.send(new ListQueuesCommand({}))).QueueUrls).toEqual([url]);
    expect((await client.send(new ListQueuesCommand({ QueueNamePrefix: "x" }))).QueueUrls ?? []).toEqual([]);
    const all = new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["All"] });
    expect((await client.send(all)).Attributes).toMatchObject({
      QueueArn: `arn:aws:sqs:${region}:000000000000:placements.fifo`,
    });
    const { QueueUrls } = await broker.admin.call("ListQueues", {});
    expect(QueueUrls).toContainEqual(expect.stringMatching(/\/w\d+-placements\.fifo$/));
  });

  test("of dead-letter queues lead there and back", async () => {
    const dead = await createQueue("dead.fifo", fifo);
    const deadLetterTargetArn = `arn:aws:sqs:${region}:000000000000:dead.fifo`;
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 1 });
    const url = await createQueue("source.fifo", { ...fifo, RedrivePolicy });
    const all = new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["All"] });
    const { Attributes } = await started.client.send(all);
    expect(JSON.parse(Attributes?.RedrivePolicy ?? "")).toMatchObject({ deadLetterTargetArn });
    const sources = await started.client.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: dead }));
    expect(sources.queueUrls).toEqual([url]);
    await send(url, "poison");
    await receive(url, 0);
    const again = new ReceiveMessageCommand({ QueueUrl: url, WaitTimeSeconds: 0 });
    expect((await started.client.send(again)).Messages ?? []).toEqual([]);
    expect((await receive(dead)).Body).toBe("poison");
  });

  test("that are unknown are AWS's error", async () => {
    const unknown = new GetQueueUrlCommand({ QueueName: "nowhere" });
    await expect(started.client.send(unknown)).rejects.toMatchObject({ name: "QueueDoesNotExist" });
  });
});

describe("deleting by AWS's rules", () => {
  test.each(["q.fifo", "q"])("twice by the same handle of %s succeeds", async (name) => {
    const url = await createQueue(name, name === "q" ? {} : fifo);
    await send(url, "one");
    const message = await receive(url);
    expect([await erase(url, message), await erase(url, message)]).toEqual(["done", "done"]);
    expect(started.seen.at(-1)).toMatchObject({ status: 200, decidedBy: "awsStrictness" });
  });

  test("a FIFO queue refuses an expired handle, and the message comes again", async () => {
    const url = await createQueue("q.fifo", fifo);
    await send(url, "one");
    const message = await receive(url, 1);
    now = 1_000;
    expect(await erase(url, message)).toBe("InvalidParameterValue");
    const again = await receive(url);
    expect(again.MessageId).toBe(message.MessageId);
    expect(await erase(url, message)).toBe("InvalidParameterValue");
    expect(await erase(url, again)).toBe("done");
  });

  test("a FIFO queue takes a handle whose visibility was extended", async () => {
    const url = await createQueue("q.fifo", fifo);
    await send(url, "one");
    const message = await receive(url, 1);
    const { ReceiptHandle } = message;
    const extend = new ChangeMessageVisibilityCommand({
      QueueUrl: url,
      ReceiptHandle,
      VisibilityTimeout: 60,
    });
    await started.client.send(extend);
    now = 59_999;
    expect(await erase(url, message)).toBe("done");
  });

  test("a standard queue takes an expired handle, and an old one without effect", async () => {
    const url = await createQueue("q");
    await send(url, "one");
    const first = await receive(url, 0);
    now = 1_000;
    const second = await receive(url, 0);
    expect(await erase(url, first)).toBe("done");
    const third = await receive(url, 0);
    expect(third.MessageId).toBe(second.MessageId);
    now = 99_000;
    expect(await erase(url, third)).toBe("done");
  });

  test("garbage is refused as everywhere", async () => {
    const url = await createQueue("q");
    expect(await erase(url, { ReceiptHandle: "garbage" })).toBe("ReceiptHandleIsInvalid");
  });

  test("a batch is judged entry by entry", async () => {
    const url = await createQueue("q.fifo", fifo);
    await send(url, "one");
    const old = await receive(url, 1);
    expect(await erase(url, old)).toBe("done");
    await send(url, "two");
    const late = await receive(url, 1);
    now = 1_000;
    const erased = new DeleteMessageBatchCommand({
      QueueUrl: url,
      Entries: [
        { Id: "twice", ReceiptHandle: old.ReceiptHandle },
        { Id: "late", ReceiptHandle: late.ReceiptHandle },
        { Id: "garbage", ReceiptHandle: "garbage" },
      ],
    });
    const { Successful, Failed } = await started.client.send(erased);
    expect(Successful).toEqual([{ Id: "twice" }]);
    expect(Failed).toMatchObject([
      { Id: "late", Code: "InvalidParameterValue", SenderFault: true },
      { Id: "garbage", Code: "ReceiptHandleIsInvalid" },
    ]);
  });
});

test("the observer is told of a receive, its placement event, and its delete", async () => {
  const url = await createQueue("q.fifo", fifo);
  const event = { detail: { type: "PlacementTimedOut", placementId: "p-1" } };
  await send(url, JSON.stringify({ Type: "Notification", Message: JSON.stringify(event) }));
  started.seen.length = 0;
  const message = await receive(url);
  await erase(url, message);
  const { MessageId: messageId, ReceiptHandle: receiptHandle } = message;
  const placementEvent = { type: "PlacementTimedOut", placementId: "p-1" };
  expect(started.seen).toMatchObject([
    { kind: "started", action: "ReceiveMessage", queueName: "q.fifo", waitTimeSeconds: 5 },
    { kind: "answered", status: 200, messages: [{ messageId, receiptHandle, placementEvent }] },
    { kind: "started", action: "DeleteMessage", receiptHandles: [receiptHandle] },
    { kind: "answered", status: 200, errorType: undefined, messageIds: [messageId], decidedBy: "broker" },
  ]);
});

describe("the Query protocol", () => {
  function query(path: string, form: Record<string, string>): Promise<{ status: number; body: string }> {
    return new Promise((resolve, reject) => {
      const options = {
        method: "POST",
        agent: started.running.agent,
        headers: { "Content-Type": "application/x-www-form-urlencoded" },
      };
      const outgoing = request(`https://sqs.${region}.amazonaws.com${path}`, options, async (answer) => {
        let body = "";
        for await (const part of answer) body += String(part);
        resolve({ status: answer.statusCode ?? 0, body });
      });
      outgoing.on("error", reject);
      outgoing.end(new URLSearchParams({ Version: "2012-11-05", ...form }).toString());
    });
  }

  test("has the same names and rules", async () => {
    const created = await query("/", {
      Action: "CreateQueue",
      QueueName: "q.fifo",
      "Attribute.1.Name": "FifoQueue",
      "Attribute.1.Value": "true",
    });
    const url = `https://sqs.${region}.amazonaws.com/000000000000/q.fifo`;
    expect(created.body).toContain(`<QueueUrl>${url}</QueueUrl>`);
    expect((await query("/", { Action: "ListQueues" })).body).toContain(`<QueueUrl>${url}</QueueUrl>`);
    const attributes = await query("/000000000000/q.fifo", {
      Action: "GetQueueAttributes",
      "AttributeName.1": "All",
    });
    expect(attributes.body).toMatch(
      new RegExp(`<Name>QueueArn</Name>\\s*<Value>arn:aws:sqs:${region}:000000000000:q\\.fifo</Value>`),
    );
    const body = "<QueueUrl>left & alone</QueueUrl>";
    const sent = { MessageBody: body, MessageGroupId: "g", MessageDeduplicationId: "d" };
    expect(await query("/", { Action: "SendMessage", QueueUrl: url, ...sent })).toMatchObject({
      status: 200,
    });
    const received = await query("/", {
      Action: "ReceiveMessage",
      QueueUrl: url,
      WaitTimeSeconds: "5",
      VisibilityTimeout: "10",
    });
    expect(received.body).toContain("left &amp; alone");
    const answered = started.seen.at(-1);
    if (answered?.kind !== "answered") throw new Error(`expected an answer, saw ${JSON.stringify(answered)}`);
    const ReceiptHandle = answered.messages[0]?.receiptHandle ?? "";
    const erase = () => query("/", { Action: "DeleteMessage", QueueUrl: url, ReceiptHandle });
    expect([(await erase()).status, (await erase()).status]).toEqual([200, 200]);
    now = 20_000;
    await query("/", { Action: "SendMessage", QueueUrl: url, ...sent, MessageDeduplicationId: "d2" });
  });

  test("words its errors in XML", async () => {
    const answer = await query("/", { Action: "CreateQueue", QueueName: "q".repeat(80) });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain("<Code>InvalidParameterValue</Code>");
  });
});
