import { afterEach, describe, expect, test } from "vitest";
import { eventually } from "../testing/eventually.ts";
import { idsOf, OutboxBench, type SubscribedQueues } from "../testing/outbox-bench.ts";

let outbox: OutboxBench;
afterEach(() => outbox.close());

const start = async (given: SubscribedQueues = {}): Promise<OutboxBench> => {
  outbox = await OutboxBench.subscribed(given);
  return outbox;
};
const order = (fault: string, settings: object = {}, more: object = {}) =>
  outbox.control.command("add-fault", { fault, settings, ...more });
const standard: SubscribedQueues = { topic: "placements", queues: [{ queueName: "events" }] };
const eventIn = (body: string) => JSON.parse(JSON.parse(body).Message);

test("lose-event keeps it from the queue, and GameLift does not know", async () => {
  const { queue, control } = await start();
  order("lose-event", {}, { match: { placementId: "placement-1" } });
  await outbox.cancelled("placement-1");
  await outbox.cancelled("placement-2");
  expect(idsOf(await queue.receives(1))).toEqual(["placement-2"]);
  await outbox.bench.settled();
  expect(queue.attempts).toHaveLength(1);
  expect(control.busy()).toEqual([]);
  expect(outbox.entries("lose-event fired")).toMatchObject([{ subjectId: "placement-1" }]);
  expect(outbox.entries("event given up")).toMatchObject([
    { details: { attempts: 0, detail: expect.stringContaining("fault lose-event") } },
  ]);
});

describe("send-event-twice", () => {
  test.each([
    ["same", 1],
    ["new", 2],
  ])("under the %s deduplication id leaves %i different ids", async (deduplicationId, different) => {
    const { queue } = await start();
    order("send-event-twice", { deduplicationId });
    await outbox.cancelled("placement-1");
    const [first, second] = await queue.receives(2);
    expect(second?.body).toBe(first?.body);
    expect(second?.groupId).toBe(first?.groupId);
    expect(new Set(queue.accepted.map((message) => message.deduplicationId)).size).toBe(different);
    await outbox.bench.settled();
    expect(outbox.entries("event accepted by the queue")).toHaveLength(1);
    await outbox.cancelled("placement-2");
    expect(idsOf(await queue.receives(3))).toEqual(["placement-1", "placement-1", "placement-2"]);
  });
});

describe("delay-event", () => {
  test("holds it back so long, and nobody is busy with it", async () => {
    const { queue, control, wall } = await start();
    order("delay-event", { delayMs: 60_000 });
    await outbox.cancelled("placement-1");
    await eventually("it is held", () => outbox.entries("delay-event fired").length === 1);
    wall.pass(59_999);
    await outbox.bench.settled();
    expect(control.busy()).toEqual([]);
    await queue.caughtUp();
    expect(queue.attempts).toEqual([]);
    wall.pass(1);
    expect(idsOf(await queue.receives(1))).toEqual(["placement-1"]);
  });

  test("holds what follows in its group, and no other", async () => {
    const { queue, wall } = await start({ options: { messageGroup: "queue" } });
    order("delay-event", { delayMs: 1_000 });
    await outbox.cancelled("placement-1");
    await outbox.cancelled("placement-2");
    await eventually("it is held", () => outbox.entries("delay-event fired").length === 1);
    await queue.caughtUp();
    expect(queue.attempts).toEqual([]);
    wall.pass(1_000);
    expect(idsOf(await queue.receives(2))).toEqual(["placement-1", "placement-2"]);
  });

  test("does not outlive a reset", async () => {
    const { queue, wall, control } = await start();
    order("delay-event", { delayMs: 1_000 });
    await outbox.cancelled("placement-1");
    await eventually("it is held", () => outbox.entries("delay-event fired").length === 1);
    control.command("reset", {});
    wall.pass(1_000);
    await queue.caughtUp();
    expect(queue.attempts).toEqual([]);
    expect(control.journal(0).filter(({ kind }) => kind === "failure")).toEqual([]);
  });
});

test.each([
  ["delay-event", { delayMs: 1_000 }],
  ["reorder-events", { atMostMs: 1_000 }],
])("%s holds nothing beyond the emulator's end", async (fault, settings) => {
  const { queue, wall, bench } = await start();
  order(fault, settings);
  await outbox.cancelled("placement-1");
  await eventually("it is held", () => outbox.entries(`${fault} fired`).length === 1);
  await bench.emulator.close();
  wall.pass(1_000);
  await queue.caughtUp();
  expect(queue.attempts).toEqual([]);
  expect(outbox.entries("event given up")).toEqual([]);
});

describe("early-event", () => {
  test("leaves before its delay behind the answer is over; others wait for theirs", async () => {
    const { queue, control } = await start({ options: { minimumEventDelayMs: 1_000 } });
    order("early-event", {}, { match: { placementId: "placement-2" } });
    await outbox.cancelled("placement-1");
    await outbox.cancelled("placement-2");
    expect(idsOf(await queue.receives(1))).toEqual(["placement-2"]);
    await eventually(
      "the other one alone waits",
      () => control.busy().length === 1,
      () => control.busy(),
    );
    expect(control.busy()[0]).toBe(
      "PlacementCancelled of placement placement-1: held back behind the answer",
    );
  });
});

describe("reorder-events", () => {
  test.each(["placement", "queue"] as const)(
    "lets two later ones go first, message group %s",
    async (messageGroup) => {
      const { queue, control } = await start({ options: { messageGroup } });
      order("reorder-events", { byCount: 2 });
      await outbox.cancelled("placement-1");
      await outbox.cancelled("placement-2");
      await outbox.bench.settled();
      expect(control.busy()).toEqual([]);
      await outbox.cancelled("placement-3");
      expect(idsOf(await queue.receives(3))).toEqual(["placement-2", "placement-3", "placement-1"]);
      await outbox.cancelled("placement-4");
      expect(idsOf(await queue.receives(4)).at(-1)).toBe("placement-4");
    },
  );

  test("waits for no later one beyond its limit", async () => {
    const { queue, wall } = await start();
    order("reorder-events", { atMostMs: 5_000 });
    await outbox.cancelled("placement-1");
    await eventually("it waits", () => outbox.entries("reorder-events fired").length === 1);
    await queue.caughtUp();
    expect(queue.attempts).toEqual([]);
    wall.pass(5_000);
    await queue.receives(1);
  });
});

describe("corrupt-event", () => {
  test("breaks the event of a FIFO topic, and the next one is whole", async () => {
    const { queue } = await start();
    order("corrupt-event", { kind: "port-number" });
    await outbox.cancelled("placement-1");
    await outbox.cancelled("placement-2");
    const [first, second] = await queue.receives(2);
    expect(eventIn(first?.body ?? "").detail).toMatchObject({ placementId: "placement-1", port: 0 });
    expect(eventIn(second?.body ?? "").detail).not.toHaveProperty("port");
  });

  test("signs an event that is broken, and spoils the signature of one that is not", async () => {
    const { queue } = await start(standard);
    order("corrupt-event", { kind: "event-null" });
    await outbox.cancelled("placement-1");
    order("corrupt-event", { kind: "bad-signature" });
    await queue.receives(1);
    await outbox.cancelled("placement-2");
    const [first, second] = await queue.receives(2);
    expect(JSON.parse(first?.body ?? "")).toMatchObject({ Message: "null", Signature: /.{300,}/ });
    const { Signature } = JSON.parse(second?.body ?? "");
    expect(Buffer.from(Signature, "base64").toString()).toBe("signed by nobody");
  });

  test("too large is refused by the queue and given up", async () => {
    const { queue } = await start();
    queue.behave = ({ body }) => (body.length > 2 ** 20 ? 400 : "accept");
    order("corrupt-event", { kind: "too-large" });
    await outbox.cancelled("placement-1");
    await eventually("it is given up", () => outbox.entries("event given up").length === 1);
    expect(queue.accepted).toEqual([]);
  });

  test("of a kind that there is not is refused with those that there are", async () => {
    await start();
    expect(() => order("corrupt-event", { kind: "upside-down" })).toThrow(/event-null.*port-number/);
  });
});

test("unknown-event-type changes the type alone", async () => {
  const { queue } = await start();
  order("unknown-event-type");
  await outbox.cancelled("placement-1");
  const [message] = await queue.receives(1);
  expect(eventIn(message?.body ?? "").detail).toMatchObject({
    type: "PlacementReconsidered",
    placementId: "placement-1",
  });
});

test("raw-event leaves out the envelope, once", async () => {
  const { queue } = await start();
  order("raw-event");
  await outbox.cancelled("placement-1");
  await queue.receives(1);
  await outbox.cancelled("placement-2");
  const [first, second] = await queue.receives(2);
  expect(JSON.parse(first?.body ?? "")).toMatchObject({ source: "aws.gamelift" });
  expect(JSON.parse(second?.body ?? "")).toMatchObject({ Type: "Notification" });
});
