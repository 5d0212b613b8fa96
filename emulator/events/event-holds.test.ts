import { afterEach, expect, test } from "vitest";
import { eventually } from "../testing/eventually.ts";
import { setUpAsInTheGuide } from "../testing/guide-set-up.ts";
import { fifo, fifoQueue, idsOf, OutboxBench } from "../testing/outbox-bench.ts";

let outbox: OutboxBench;
afterEach(() => outbox.close());

const busyWith = (placementId: string): readonly string[] =>
  outbox.control.busy().filter((words) => words.includes(placementId));

test("nobody is busy with what waits behind an event that a fault holds back", async () => {
  outbox = await OutboxBench.subscribed({ options: { messageGroup: "queue" } });
  const { control, queue, wall } = outbox;
  control.command("add-fault", { fault: "delay-event", settings: { delayMs: 60_000 } });
  await outbox.cancelled("placement-1");
  await outbox.cancelled("placement-2");
  await eventually("it is held", () => outbox.entries("delay-event fired").length === 1);
  await eventually(
    "nobody is busy with the second",
    () => busyWith("placement-2").length === 0,
    () => busyWith("placement-2"),
  );
  wall.pass(60_000);
  expect(idsOf(await queue.receives(2))).toEqual(["placement-1", "placement-2"]);
});

test.each([
  ["delay-event", { delayMs: 60_000 }],
  ["reorder-events", { atMostMs: 60_000 }],
])("%s holds up nothing that comes after a reset", async (fault, settings) => {
  outbox = await OutboxBench.subscribed({ options: { messageGroup: "queue" } });
  const { bench, control, queue, wall } = outbox;
  control.command("add-fault", { fault, settings });
  await outbox.cancelled("placement-1");
  await eventually("it is held", () => outbox.entries(`${fault} fired`).length === 1);
  const { waiting } = wall;
  control.command("reset", {});
  await eventually("nothing waits for it", () => wall.waiting < waiting);
  outbox.subscribe(fifo, [{ queueName: fifoQueue }]);
  const NotificationTarget = `arn:aws:sns:us-east-1:000000000000:${fifo}`;
  await setUpAsInTheGuide(bench, { queue: { NotificationTarget } });
  await outbox.cancelled("placement-2");
  expect(idsOf(await queue.receives(1))).toEqual(["placement-2"]);
});

test("what waits behind an event that the queue does not take is named", async () => {
  outbox = await OutboxBench.subscribed({ options: { messageGroup: "queue" } });
  outbox.queue.behave = () => 503;
  await outbox.cancelled("placement-1");
  await outbox.cancelled("placement-2");
  expect(busyWith("placement-2")).toHaveLength(1);
});
