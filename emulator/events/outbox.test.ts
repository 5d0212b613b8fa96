import { afterEach, describe, expect, test } from "vitest";
import { eventually } from "../testing/eventually.ts";
import { fifo, fifoQueue, idsOf, OutboxBench, type SubscribedQueues } from "../testing/outbox-bench.ts";

let outbox: OutboxBench;
afterEach(() => outbox.close());

const start = async (given: SubscribedQueues = {}): Promise<OutboxBench> => {
  outbox = await OutboxBench.subscribed(given);
  return outbox;
};
/** Lets the back-off between two attempts pass. */
const passRetry = async (attempts: number) => {
  await eventually("another attempt", () => {
    if (outbox.queue.attempts.length < attempts) outbox.wall.pass(50);
    return outbox.queue.attempts.length >= attempts;
  });
};

describe("an event", () => {
  test("of a FIFO topic arrives at a FIFO queue once, numbered, with group and deduplication id", async () => {
    const { queue, control } = await start();
    await outbox.cancelled("placement-1");
    await outbox.cancelled("placement-2");
    const [first, second] = await queue.receives(2);
    const envelope = JSON.parse(first?.body ?? "{}");
    const event = JSON.parse(envelope.Message);
    expect(first).toMatchObject({
      queueName: fifoQueue,
      groupId: "placement-1",
      deduplicationId: event.id,
      headers: { "content-type": "application/x-amz-json-1.0" },
    });
    expect(envelope).toMatchObject({
      Type: "Notification",
      TopicArn: `arn:aws:sns:us-east-1:000000000000:${fifo}`,
      Timestamp: "2026-01-01T00:00:00.000Z",
    });
    expect(envelope).not.toHaveProperty("Signature");
    expect(event.detail).toMatchObject({ type: "PlacementCancelled", placementId: "placement-1" });
    const step = BigInt(JSON.parse(second?.body ?? "{}").SequenceNumber) - BigInt(envelope.SequenceNumber);
    expect(step).toBe(1000n);
    await outbox.bench.settled();
    await queue.caughtUp();
    expect(queue.attempts).toHaveLength(2);
    expect(control.busy()).toEqual([]);
    expect(outbox.entries("event accepted by the queue")).toHaveLength(2);
  });

  test("of a standard topic is signed and has neither group nor deduplication id", async () => {
    const { queue } = await start({ topic: "placements", queues: [{ queueName: "events" }] });
    await outbox.cancelled("placement-1");
    const [message] = await queue.receives(1);
    expect(message).toMatchObject({ queueName: "events", groupId: undefined, deduplicationId: undefined });
    expect(JSON.parse(message?.body ?? "{}")).toMatchObject({
      SignatureVersion: "1",
      Signature: expect.stringMatching(/.{300,}/),
      SigningCertURL: expect.stringContaining("https://sns.us-east-1.amazonaws.com/"),
    });
  });

  test("delivered raw is the event itself", async () => {
    const { queue } = await start({ queues: [{ queueName: fifoQueue, rawMessageDelivery: true }] });
    await outbox.cancelled("placement-1");
    const [message] = await queue.receives(1);
    expect(JSON.parse(message?.body ?? "{}")).toMatchObject({
      source: "aws.gamelift",
      detail: { type: "PlacementCancelled", placementId: "placement-1" },
    });
  });

  test("goes to the broker under the world's own name of the queue", async () => {
    const { queue } = await start({ options: { queuePrefix: "world-7" } });
    await outbox.cancelled("placement-1");
    expect((await queue.receives(1))[0]?.queueName).toBe(`world-7-${fifoQueue}`);
  });

  test("goes to every subscribed queue once, whatever becomes of the others", async () => {
    const { queue } = await start({
      queues: ["a.fifo", "b.fifo", "c.fifo"].map((queueName) => ({ queueName })),
    });
    let failures = 3;
    queue.behave = ({ queueName }) => {
      if (queueName === "b.fifo") return 400;
      if (queueName === "c.fifo" && failures > 0) {
        failures -= 1;
        return 503;
      }
      return "accept";
    };
    await outbox.cancelled("placement-1");
    await passRetry(6);
    await queue.receives(2);
    await outbox.bench.settled();
    expect(queue.attempts.map(({ queueName }) => queueName).sort()).toEqual([
      "a.fifo",
      "b.fifo",
      "c.fifo",
      "c.fifo",
      "c.fifo",
      "c.fifo",
    ]);
    expect(new Set(queue.attempts.map(({ body }) => JSON.parse(body).MessageId)).size).toBe(1);
    expect(outbox.entries("event given up")).toMatchObject([
      { details: { attempts: 6, detail: expect.stringContaining("queue b.fifo refused it with 400") } },
    ]);
  });

  test("without a subscription is given up with a word, and without a topic it is lost with a word", async () => {
    await start({ queues: [] });
    await outbox.cancelled("placement-1");
    await outbox.bench.settled();
    expect(outbox.entries("event given up")).toMatchObject([
      { details: { detail: "the topic has no subscription" } },
    ]);
    await outbox.close();

    outbox = await OutboxBench.start(fifo);
    await outbox.cancelled("placement-1");
    await outbox.bench.settled();
    expect(outbox.entries("lost: the queue's notification target is no topic here")).toMatchObject([
      { subjectId: "placement-1", details: { type: "PlacementCancelled" } },
    ]);
    expect(outbox.queue.attempts).toEqual([]);
  });

  test("for a queue whose name is too long for this world's broker is given up with a word", async () => {
    const queueName = `${"q".repeat(70)}.fifo`;
    await start({ queues: [{ queueName }], options: { queuePrefix: "world-7" } });
    await outbox.cancelled("placement-1");
    await outbox.bench.settled();
    expect(outbox.entries("event given up")).toMatchObject([
      { details: { detail: expect.stringContaining("are possible here") } },
    ]);
  });

  test("without a broker is given up with a word", async () => {
    await start();
    await outbox.close();
    outbox = await OutboxBench.start(fifo, { brokerUrl: undefined } as object);
    outbox.subscribe(fifo, [{ queueName: fifoQueue }]);
    await outbox.cancelled("placement-1");
    await outbox.bench.settled();
    expect(outbox.entries("event given up")).toMatchObject([
      { details: { detail: "this emulator was started without a queue broker" } },
    ]);
  });
});

describe("while the queue", () => {
  test("is down an event is tried again, and comes once when it is back", async () => {
    const { queue } = await start();
    await queue.down();
    await outbox.cancelled("placement-1");
    const problem = `not delivered yet`;
    await eventually("the problem is written down", () => outbox.entries(`PlacementCancelled ${problem}`)[0]);
    expect(outbox.control.busy()).toEqual([
      expect.stringMatching(/^PlacementCancelled of placement placement-1: .*ECONNREFUSED/),
    ]);
    for (let retry = 0; retry < 5; retry += 1) {
      const waiting = outbox.wall.waiting;
      outbox.wall.pass(2_000);
      await eventually("the next attempt has failed", () => outbox.wall.waiting >= waiting);
    }
    expect(outbox.entries(`PlacementCancelled ${problem}`)).toHaveLength(1);
    await queue.up();
    await passRetry(1);
    expect(idsOf(await queue.receives(1))).toEqual(["placement-1"]);
    await outbox.bench.settled();
    await queue.caughtUp();
    expect(queue.attempts).toHaveLength(1);
  });

  test.each(["cut", 500, 503] as const)(
    "answers with %s an event is tried again under the same id",
    async (how) => {
      const { queue } = await start();
      queue.behave = () => (queue.attempts.length <= 3 ? how : "accept");
      await outbox.cancelled("placement-1");
      await passRetry(4);
      await queue.receives(1);
      await outbox.bench.settled();
      expect(queue.attempts).toHaveLength(4);
      expect(new Set(queue.attempts.map(({ deduplicationId }) => deduplicationId)).size).toBe(1);
      expect(new Set(queue.attempts.map(({ body }) => body)).size).toBe(1);
      expect(outbox.entries("event accepted by the queue")).toMatchObject([{ details: { attempts: 4 } }]);
    },
  );

  test.each([400, 403, 404])(
    "refuses with %i an event is given up, and the next one is tried",
    async (status) => {
      const { queue } = await start();
      queue.behave = () => (queue.attempts.length === 1 ? status : "accept");
      await outbox.cancelled("placement-1");
      await outbox.cancelled("placement-2");
      expect(idsOf(await queue.receives(1))).toEqual(["placement-2"]);
      await outbox.bench.settled();
      expect(outbox.entries("event given up")).toMatchObject([
        { details: { attempts: 1, detail: expect.stringContaining(`${status}: {"__type"`) } },
      ]);
      expect(queue.attempts).toHaveLength(2);
    },
  );

  test("cannot be reached, because the way is cut, an event waits, and comes once when it is mended", async () => {
    const { queue, control } = await start();
    control.setQueueReachable(false);
    await outbox.cancelled("placement-1");
    await eventually("the problem is known", () =>
      control.busy()[0]?.includes("the way to the queue is cut"),
    );
    expect(queue.attempts).toEqual([]);
    control.setQueueReachable(true);
    await passRetry(1);
    expect(idsOf(await queue.receives(1))).toEqual(["placement-1"]);
  });

  test("is down the emulator can be reset, and nothing of before comes afterwards", async () => {
    const { queue, control } = await start();
    await queue.down();
    await outbox.cancelled("placement-1");
    await eventually("the problem is known", () => control.busy()[0]?.includes("ECONNREFUSED"));
    control.command("reset", {});
    expect(control.busy()).toEqual([]);
    await queue.up();
    outbox.wall.pass(10_000);
    await queue.caughtUp();
    expect(queue.attempts).toEqual([]);
  });

  test("keeps silent the emulator can be closed", async () => {
    const { queue } = await start();
    queue.behave = () => "hold";
    await outbox.cancelled("placement-1");
    await eventually("the event is on its way", () => queue.heldCount === 1);
    await outbox.bench.emulator.close();
    expect(outbox.entries("PlacementCancelled not delivered yet")).toEqual([]);
  });
});

describe("message groups", () => {
  const cancelThree = async () => {
    for (const id of ["placement-1", "placement-2", "placement-3"]) await outbox.cancelled(id);
  };

  test("of one placement each leave side by side", async () => {
    const { queue } = await start();
    queue.behave = () => "hold";
    await cancelThree();
    await eventually("all three are on their way", () => queue.heldCount === 3);
    for (let count = 0; count < 3; count += 1) queue.release();
    await queue.receives(3);
  });

  test("of a whole queue leave one at a time and in order, also when the first is tried again", async () => {
    const { queue } = await start({ options: { messageGroup: "queue" } });
    queue.behave = () => (queue.attempts.length === 1 ? 503 : "hold");
    await cancelThree();
    await passRetry(2);
    for (let count = 1; count <= 3; count += 1) {
      await eventually("one is on its way", () => queue.heldCount === 1);
      await outbox.queue.caughtUp();
      expect(queue.attempts).toHaveLength(count + 1);
      queue.release();
    }
    await queue.receives(3);
    expect(idsOf(queue.attempts)).toEqual(["placement-1", "placement-1", "placement-2", "placement-3"]);
    expect(new Set(queue.accepted.map(({ groupId }) => groupId))).toEqual(new Set([outbox.guide.queueName]));
  });
});
