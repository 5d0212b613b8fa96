/**
 * What the bench relies on of ElasticMQ 1.7.1's delivery, and where it differs from AWS: each statement is
 * tried against the real broker, so that a new version cannot change one unseen.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../until.ts";
import type { SqsAdmin } from "./sqs-admin.ts";
import { bodies, message, startTestBroker, type TestBroker } from "./test-broker.ts";

let broker: TestBroker;
let sqs: SqsAdmin;

beforeAll(async () => {
  broker = await startTestBroker();
  sqs = broker.admin;
}, 600_000);
afterAll(() => broker?.stop());

describe("FIFO", () => {
  test("behind a message in flight its group waits, other groups do not; blocked ones count as visible", async () => {
    const queue = await broker.fifoQueue();
    await sqs.send(queue, message("a1", "a"));
    await sqs.send(queue, message("a2", "a"));
    const first = await broker.receiveOne(queue);
    expect(first.body).toBe("a1");
    expect(await sqs.receive(queue)).toEqual([]);
    expect(await sqs.counts(queue)).toEqual({ visible: 1, inFlight: 1, delayed: 0 });

    await sqs.send(queue, message("b1", "b"));
    expect(bodies(await sqs.receive(queue))).toEqual(["b1"]);

    await sqs.delete(queue, first.receiptHandle);
    expect(bodies(await sqs.receive(queue))).toEqual(["a2"]);
  });

  test("a message not deleted comes again, before its successors", async () => {
    const queue = await broker.fifoQueue();
    await sqs.send(queue, message("one", "g"));
    await sqs.send(queue, message("two", "g"));
    await sqs.receive(queue, { visibilityTimeoutSeconds: 1 });

    const again = await broker.receiveOne(queue);
    expect(again.body).toBe("one");
    expect(again.attributes.ApproximateReceiveCount).toBe("2");
  });

  test("one deduplication id is one message of the whole queue, also after its deletion", async () => {
    const queue = await broker.fifoQueue();
    const original = await sqs.send(queue, message("one", "a", "id"));
    expect(await sqs.send(queue, message("two", "b", "id"))).toEqual(original);
    const received = await broker.receiveOne(queue);
    expect(received).toMatchObject({ body: "one", messageId: original.messageId });
    await sqs.delete(queue, received.receiptHandle);

    await sqs.send(queue, message("three", "a", "id"));
    expect(await sqs.counts(queue)).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  test("sequence numbers increase", async () => {
    const queue = await broker.fifoQueue();
    const numbers: bigint[] = [];
    for (const body of ["one", "two", "three"]) {
      numbers.push(BigInt((await sqs.send(queue, message(body, "g"))).sequenceNumber ?? -1));
    }
    expect(numbers).toEqual(numbers.toSorted((a, b) => Number(a - b)));
    expect(new Set(numbers).size).toBe(3);
  });
});

describe("receiving", () => {
  test("an empty answer is an empty list, not a missing one as with AWS", async () => {
    const queue = await broker.fifoQueue();
    expect(await sqs.call("ReceiveMessage", { QueueUrl: `${broker.url}/x/${queue}` })).toEqual({
      Messages: [],
    });
  });

  test("a long poll wakes for a message, long before its wait is over", async () => {
    const queue = await broker.fifoQueue();
    const poll = sqs.receive(queue, { waitSeconds: 20 });
    await sqs.send(queue, message("one", "g"));
    const sentAt = performance.now();

    expect(bodies(await poll)).toEqual(["one"]);
    expect(performance.now() - sentAt).toBeLessThan(5_000);
  });

  test("a long poll wakes when a message becomes visible again", async () => {
    const queue = await broker.fifoQueue();
    await sqs.send(queue, message("one", "g"));
    await sqs.receive(queue, { visibilityTimeoutSeconds: 1 });

    expect(bodies(await sqs.receive(queue, { waitSeconds: 20 }))).toEqual(["one"]);
  });

  test("twenty polls at a time each wait their time and answer 200", async () => {
    const queues = await Promise.all(Array.from({ length: 20 }, () => broker.fifoQueue()));
    const startedAt = performance.now();
    const answers = await Promise.all(queues.map((queue) => sqs.receive(queue, { waitSeconds: 1 })));

    expect(answers.flat()).toEqual([]);
    const elapsedMs = performance.now() - startedAt;
    expect(elapsedMs).toBeGreaterThan(950);
    expect(elapsedMs).toBeLessThan(10_000); // one after the other would be twenty seconds
  });

  test("the poll of a client that has gone takes the next message, which stays away for its time-out", async () => {
    const queue = await broker.fifoQueue();
    const leaving = new AbortController();
    const input = { waitSeconds: 20, visibilityTimeoutSeconds: 2, signal: leaving.signal };
    const poll = sqs.receive(queue, input).catch((error: Error) => error.name);
    await pollIsWaiting();
    leaving.abort();
    expect(await poll).toBe("AbortError");

    await sqs.send(queue, message("one", "g"));
    expect(await sqs.counts(queue)).toEqual({ visible: 0, inFlight: 1, delayed: 0 });
    expect((await broker.receiveOne(queue)).attributes.ApproximateReceiveCount).toBe("2");
  });
});

describe("receipt handles", () => {
  test("deleting twice is refused the second time, where AWS answers 200", async () => {
    const queue = await broker.fifoQueue();
    await sqs.send(queue, message("one", "g"));
    const { receiptHandle } = await broker.receiveOne(queue);
    await sqs.delete(queue, receiptHandle);
    await expect(sqs.delete(queue, receiptHandle)).rejects.toMatchObject({
      exception: "ReceiptHandleIsInvalid",
    });
  });

  test("a handle that never was is refused", async () => {
    const queue = await broker.fifoQueue();
    await expect(sqs.delete(queue, "garbage")).rejects.toMatchObject({
      exception: "ReceiptHandleIsInvalid",
      status: 400,
    });
  });

  test("after the visibility time-out the handle still deletes, where AWS refuses it on FIFO", async () => {
    const queue = await broker.fifoQueue();
    await sqs.send(queue, message("one", "g"));
    const { receiptHandle } = await broker.receiveOne(queue, 1);
    await until({
      what: "the message is visible again",
      withinMs: 10_000,
      look: async () => (await sqs.counts(queue)).visible === 1 || "still in flight",
    });
    await sqs.delete(queue, receiptHandle);
    expect(await sqs.counts(queue)).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  test("after a second receive the first handle is refused", async () => {
    const queue = await broker.fifoQueue();
    await sqs.send(queue, message("one", "g"));
    const first = await broker.receiveOne(queue, 1);
    const second = await broker.receiveOne(queue);
    expect(second.receiptHandle).not.toBe(first.receiptHandle);
    await expect(sqs.delete(queue, first.receiptHandle)).rejects.toMatchObject({
      exception: "ReceiptHandleIsInvalid",
    });
    await sqs.delete(queue, second.receiptHandle);
  });
});

/** The broker handles requests of one connection in order, and others not before: ask it something else twice. */
async function pollIsWaiting(): Promise<void> {
  for (let round = 0; round < 5; round += 1) await sqs.call("ListQueues", {});
}
