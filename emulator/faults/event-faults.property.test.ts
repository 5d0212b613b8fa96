import fc from "fast-check";
import { expect, test } from "vitest";
import { eventually } from "../testing/eventually.ts";
import { idsOf, OutboxBench } from "../testing/outbox-bench.ts";

/** Faults after which an event arrives all the same, with how often it does. */
const wish = fc.constantFrom(
  { fault: "none", settings: {}, arrives: 1 },
  { fault: "early-event", settings: {}, arrives: 1 },
  { fault: "delay-event", settings: { delayMs: 700 }, arrives: 1 },
  { fault: "reorder-events", settings: { byCount: 1, atMostMs: 900 }, arrives: 1 },
  { fault: "reorder-events", settings: { byCount: 3, atMostMs: 2_000 }, arrives: 1 },
  { fault: "send-event-twice", settings: { deduplicationId: "same" }, arrives: 2 },
  { fault: "send-event-twice", settings: { deduplicationId: "new" }, arrives: 2 },
  { fault: "raw-event", settings: {}, arrives: 1 },
  { fault: "lose-event", settings: {}, arrives: 0 },
);

/** More than all delays that can follow on one another. */
const LONG_MS = 30_000;

const runs = fc.record({
  wishes: fc.array(wish, { minLength: 1, maxLength: 6 }),
  messageGroup: fc.constantFrom("placement" as const, "queue" as const),
  minimumEventDelayMs: fc.constantFrom(0, 300),
  passMs: fc.array(fc.integer({ min: 0, max: 800 }), { minLength: 6, maxLength: 6 }),
});

test("whatever faults meet events, each arrives as often as its own fault says, and nothing stays behind", async () => {
  await fc.assert(
    fc.asyncProperty(runs, async ({ wishes, messageGroup, minimumEventDelayMs, passMs }) => {
      const outbox = await OutboxBench.subscribed({ options: { messageGroup, minimumEventDelayMs } });
      const { control, queue, wall } = outbox;
      try {
        for (const [index, { fault, settings }] of wishes.entries()) {
          const match = { placementId: `placement-${index}` };
          if (fault !== "none") control.command("add-fault", { fault, settings, match });
        }
        for (const [index] of wishes.entries()) {
          await outbox.cancelled(`placement-${index}`);
          wall.pass(passMs[index] ?? 0);
        }
        const ended = () =>
          outbox.entries("event accepted by the queue").length + outbox.entries("event given up").length;
        await eventually("every event has ended", () => {
          wall.pass(LONG_MS);
          return ended() === wishes.length;
        });
        const arrivals = idsOf(queue.accepted);
        const counts = wishes.map((_, index) => arrivals.filter((id) => id === `placement-${index}`).length);
        expect(counts).toEqual(wishes.map(({ arrives }) => arrives));
        expect(control.busy()).toEqual([]);
        expect(control.journal(0).filter(({ kind }) => kind === "failure")).toEqual([]);
      } finally {
        await outbox.close();
      }
    }),
    { numRuns: 25 },
  );
}, 120_000);
