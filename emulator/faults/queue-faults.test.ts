import {
  CreateQueueCommand,
  DeleteMessageCommand,
  type Message,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startElasticMqInTest } from "../gateway/elasticmq-in-test.ts";
import { eventually } from "../testing/eventually.ts";
import { StandingWall } from "../testing/standing-wall.ts";
import { TestEmulator } from "../testing/test-emulator.ts";

let broker: Awaited<ReturnType<typeof startElasticMqInTest>>;
beforeAll(async () => {
  broker = await startElasticMqInTest();
}, 60_000);
afterAll(() => broker.stop());

let bench: TestEmulator;
let client: SQSClient;
let wall: StandingWall;
const QueueUrl = "https://sqs.us-east-1.amazonaws.com/000000000000/events.fifo";
const body = JSON.stringify({ detail: { type: "PlacementFulfilled", placementId: "placement-1" } });

beforeEach(async () => {
  wall = new StandingWall();
  bench = await TestEmulator.start("json", { brokerUrl: broker.url }, wall);
  client = new SQSClient({
    endpoint: bench.emulator.addresses.queueUrl,
    region: "us-east-1",
    credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
    maxAttempts: 1,
  });
  await client.send(new CreateQueueCommand({ QueueName: "events.fifo", Attributes: { FifoQueue: "true" } }));
  await client.send(new PurgeQueueCommand({ QueueUrl }));
  const group = { MessageGroupId: "placement-1", MessageDeduplicationId: String(performance.now()) };
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: body, ...group }));
});
afterEach(async () => {
  client.destroy();
  await bench.close();
});

const order = (fault: string, settings: object = {}, more: object = {}) =>
  bench.emulator.control.command("add-fault", { fault, settings, ...more });
const entries = (what: string) => bench.emulator.control.journal(0).filter((entry) => entry.what === what);
const fired = (fault: string) => eventually(`${fault} fires`, () => entries(`${fault} fired`).length > 0);

async function receive(WaitTimeSeconds = 0): Promise<Message | undefined> {
  const input = { QueueUrl, VisibilityTimeout: 600, WaitTimeSeconds };
  return (await client.send(new ReceiveMessageCommand(input))).Messages?.[0];
}
const erase = (message: Message | undefined) =>
  client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle }));
const nameOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "done",
    (error: Error) => error.name,
  );

describe("every call", () => {
  test.each([
    ["throttle-queue", {}, "RequestThrottled", 400],
    ["throttle-queue", { error: "ServiceUnavailable" }, "ServiceUnavailable", 503],
    ["wrong-queue", {}, "QueueDoesNotExist", 400],
  ])("%s %j is answered %s, and the queue does not hear of it", async (fault, settings, name, status) => {
    order(fault, settings, { count: 2 });
    for (let count = 0; count < 2; count += 1)
      await expect(receive()).rejects.toMatchObject({
        name: expect.stringMatching(name),
        $metadata: { httpStatusCode: status },
      });
    expect(entries("answered").at(-1)?.details).toMatchObject({ decidedBy: "fault", status });
    expect((await receive())?.Body).toBe(body);
  });

  test("queue-unreachable ends the connection of the call that it means, and no other", async () => {
    order("queue-unreachable", {}, { match: { action: "DeleteMessage" } });
    const message = await receive();
    expect(await nameOf(erase(message))).not.toBe("done");
    expect(entries("unanswered")).toMatchObject([{ details: { action: "DeleteMessage" } }]);
    expect(await nameOf(erase(message))).toBe("done");
  });

  test("queue-unreachable hangs until its limit, or until the client leaves", async () => {
    order("queue-unreachable", { how: "hang", atMostMs: 30_000 }, { count: 2 });
    const first = nameOf(receive());
    await fired("queue-unreachable");
    wall.pass(30_000);
    expect(await first).not.toBe("done");
    const leaving = new AbortController();
    const second = client.send(new ReceiveMessageCommand({ QueueUrl }), { abortSignal: leaving.signal });
    const ended = nameOf(second);
    await eventually("the second hangs", () => entries("queue-unreachable fired").length === 2);
    leaving.abort();
    expect(await ended).toBe("AbortError");
    await eventually("its leaving is seen", () => entries("aborted").length === 1);
    expect((await receive())?.Body).toBe(body);
  });

  test("that hangs ends with the emulator", async () => {
    order("queue-unreachable", { how: "hang" });
    const ended = nameOf(receive());
    await fired("queue-unreachable");
    await bench.emulator.close();
    expect(await ended).not.toBe("done");
  });

  test("of an action that there is not cannot be meant", () => {
    expect(() => order("wrong-queue", {}, { match: { action: "RecieveMessage" } })).toThrow("action");
  });
});

describe("a receive", () => {
  test("lose-receive loses the answer; the message stays invisible, and an empty poll is none", async () => {
    order("lose-receive", {}, { match: { placementId: "placement-1", type: "PlacementFulfilled" } });
    expect(await nameOf(receive())).not.toBe("done");
    expect(await receive()).toBeUndefined();
    expect(entries("lose-receive fired")).toMatchObject([
      { subjectId: "placement-1", details: { queueName: "events.fifo", placementId: "placement-1" } },
    ]);
  });

  test("that brings another placement's event is not meant", async () => {
    order("lose-receive", {}, { match: { placementId: "placement-2" } });
    expect((await receive())?.Body).toBe(body);
  });

  test("slow-receive is late, and whole", async () => {
    order("slow-receive", { delayMs: 11_000 });
    const late = receive();
    await fired("slow-receive");
    wall.pass(10_999);
    expect(entries("answered").filter(({ details }) => details.action === "ReceiveMessage")).toEqual([]);
    wall.pass(1);
    expect((await late)?.Body).toBe(body);
  });

  test("shorten-visibility shows the message again, and its handle has expired", async () => {
    order("shorten-visibility", { visibilityTimeoutSeconds: 0 });
    const first = await receive();
    expect(await nameOf(erase(first))).toMatch(/InvalidParameterValue/);
    const second = await receive(5);
    expect(second?.MessageId).toBe(first?.MessageId);
    expect(await nameOf(erase(second))).toBe("done");
  });

  test.each([
    ["wrong-md5", /Invalid MD5/],
    ["truncated", /JSON/],
    ["no-body", /Invalid MD5/],
  ])("corrupt-receive %s fails the call", async (how, message) => {
    order("corrupt-receive", { how });
    await expect(receive()).rejects.toThrow(message);
    expect(await receive()).toBeUndefined();
  });
});

describe("a delete", () => {
  test.each([
    ["error400", "InvalidParameterValue"],
    ["error500", "InternalFailure"],
    ["cut", expect.stringMatching(/TimeoutError|Error/)],
  ])("fail-delete %s, and the message is still there", async (how, name) => {
    order("fail-delete", { how }, { match: { placementId: "placement-1" } });
    const message = await receive();
    expect(await nameOf(erase(message))).toEqual(name);
    expect(await nameOf(erase(message))).toBe("done");
    expect(entries("answered").at(-1)?.details).toMatchObject({ decidedBy: "broker" });
  });

  test("fail-delete isDone deletes it all the same; a second delete is done, as at AWS", async () => {
    order("fail-delete", { how: "error500", isDone: true });
    const message = await receive();
    expect(await nameOf(erase(message))).toBe("InternalFailure");
    expect(await nameOf(erase(message))).toBe("done");
    expect(entries("answered").at(-1)?.details).toMatchObject({ decidedBy: "awsStrictness" });
  });

  test("slow-delete waits, then deletes", async () => {
    order("slow-delete", { delayMs: 5_000 });
    const done = nameOf(erase(await receive()));
    await fired("slow-delete");
    expect(entries("answered").filter(({ details }) => details.action === "DeleteMessage")).toEqual([]);
    wall.pass(5_000);
    expect(await done).toBe("done");
  });
});
