/**
 * What the bench relies on of ElasticMQ 1.7.1's protocol and queues, and where it differs from AWS: each statement is
 * tried against the real broker, so that a new version cannot change one unseen.
 */
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SqsAdmin } from "./sqs-admin.ts";
import { bodies, message, startTestBroker, type TestBroker } from "./test-broker.ts";

let broker: TestBroker;
let sqs: SqsAdmin;

beforeAll(async () => {
  broker = await startTestBroker();
  sqs = broker.admin;
}, 600_000);
afterAll(() => broker?.stop());

const post = (body: string, headers: Record<string, string>) =>
  fetch(broker.url, {
    method: "POST",
    headers: { "content-type": "application/x-amz-json-1.0", ...headers },
    body,
  });

describe("protocol", () => {
  test("a queue that is not there is a modelled 400; the header repeats the shape's name", async () => {
    const response = await post('{"QueueName":"none"}', { "x-amz-target": "AmazonSQS.GetQueueUrl" });

    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(response.headers.get("x-amzn-query-error")).toBe("com.amazonaws.sqs#QueueDoesNotExist");
    expect(await response.json()).toEqual({
      __type: "com.amazonaws.sqs#QueueDoesNotExist",
      Message: "The specified queue does not exist.",
    });
    await expect(sqs.receive("none")).rejects.toMatchObject({ exception: "QueueDoesNotExist", status: 400 });
  });

  test("malformed JSON is a 400 InvalidAction; a missing member or target is a plain 500", async () => {
    const malformed = await post('{"QueueName":', { "x-amz-target": "AmazonSQS.GetQueueUrl" });
    expect([malformed.status, (await malformed.json()).__type]).toEqual([
      400,
      "com.amazonaws.sqs#InvalidAction",
    ]);

    for (const headers of [{ "x-amz-target": "AmazonSQS.SendMessage" }, {}]) {
      const response = await post("{}", headers as Record<string, string>);
      expect(response.status).toBe(500);
      expect(response.headers.get("content-type")).toMatch("text/plain");
    }
  });

  test("actions without output answer 200 with an empty body", async () => {
    const queue = await broker.fifoQueue();
    const response = await post(JSON.stringify({ QueueUrl: `${broker.url}/x/${queue}` }), {
      "x-amz-target": "AmazonSQS.PurgeQueue",
    });
    expect([response.status, await response.text()]).toEqual([200, ""]);
  });

  test("the AWS SDK's checksums and errors come out right", async () => {
    const queue = await broker.fifoQueue();
    const client = new SQSClient({
      endpoint: broker.url,
      region: "eu-west-1",
      credentials: { accessKeyId: "any", secretAccessKey: "any" },
    });
    const QueueUrl = `https://sqs.eu-west-1.amazonaws.com/123456789012/${queue}`;
    const body = "ünï✓";
    await client.send(
      new SendMessageCommand({
        QueueUrl,
        MessageBody: body,
        MessageGroupId: "g",
        MessageDeduplicationId: "d",
      }),
    );
    const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl }));
    expect(Messages?.map(({ Body }) => Body)).toEqual([body]);
    await expect(
      client.send(new ReceiveMessageCommand({ QueueUrl: `${QueueUrl}.none` })),
    ).rejects.toMatchObject({
      name: "QueueDoesNotExist",
    });
    client.destroy();
  });
});

describe("queues", () => {
  test("a queue is the last segment of its URL, whatever host and account it names", async () => {
    const queue = await broker.fifoQueue();
    await sqs.send(queue, message("one", "g"));

    for (const url of [
      `https://sqs.eu-west-1.amazonaws.com/123456789012/${queue}`,
      `https://elsewhere.example/anything/${queue}`,
      `/${queue}`,
    ]) {
      const { Attributes } = (await sqs.call("GetQueueAttributes", {
        QueueUrl: url,
        AttributeNames: ["All"],
      })) as {
        Attributes: Record<string, string>;
      };
      expect(Attributes.ApproximateNumberOfMessages, url).toBe("1");
    }
  });

  test("deleted and made again at once, a queue is new", async () => {
    const queue = await broker.fifoQueue();
    await sqs.send(queue, message("one", "g"));
    await sqs.deleteQueue(queue);
    await expect(sqs.counts(queue)).rejects.toMatchObject({ exception: "QueueDoesNotExist" });

    await sqs.createQueue(queue);
    expect(await sqs.counts(queue)).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
    await sqs.send(queue, message("one", "g"));
    expect(bodies(await sqs.receive(queue))).toEqual(["one"]);
  });

  test("made twice alike it is the same queue, made differently it is refused", async () => {
    const queue = await broker.fifoQueue();
    expect(await sqs.createQueue(queue)).toMatch(`/${queue}`);
    await expect(sqs.createQueue(queue, { VisibilityTimeout: "7" })).rejects.toMatchObject({
      exception: "QueueNameExists",
    });
  });

  test("purge empties at once and forgets deduplication ids", async () => {
    const queue = await broker.fifoQueue();
    await sqs.send(queue, message("one", "g", "id"));
    await sqs.purgeQueue(queue);
    expect(await sqs.counts(queue)).toEqual({ visible: 0, inFlight: 0, delayed: 0 });

    await sqs.send(queue, message("two", "g", "id"));
    expect(bodies(await sqs.receive(queue))).toEqual(["two"]);
  });

  test("limits are AWS's: wait of 20 s, names of 80 characters, a group for every FIFO message", async () => {
    const queue = await broker.fifoQueue();
    await expect(sqs.receive(queue, { waitSeconds: 21 })).rejects.toMatchObject({ status: 400 });
    await expect(sqs.createQueue(`${"a".repeat(76)}.fifo`)).rejects.toMatchObject({ status: 400 });
    await expect(sqs.send(queue, { body: "x", deduplicationId: "d" })).rejects.toMatchObject({ status: 400 });
    await expect(sqs.send(queue, { body: "x", groupId: "g" })).rejects.toMatchObject({ status: 400 });
  });
});
