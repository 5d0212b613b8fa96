import { afterEach, describe, expect, test } from "vitest";
import { eventually } from "../testing/eventually.ts";
import { idsOf, OutboxBench } from "../testing/outbox-bench.ts";
import { bulkyPlacement, UnreadConnection } from "../testing/unread-connection.ts";

let outbox: OutboxBench;
afterEach(() => outbox.close());
const start = async (options: object): Promise<OutboxBench> => {
  outbox = await OutboxBench.subscribed({ options });
  return outbox;
};

describe("the answer to StartGameSessionPlacement", () => {
  test("comes first: its event leaves the delay after it and not earlier", async () => {
    const { queue } = await start({ minimumEventDelayMs: 250 });
    await outbox.cancelled("placement-1");
    await eventually("the answer is out", () => outbox.wall.waiting > 0);
    outbox.wall.pass(249);
    await outbox.queue.caughtUp();
    expect(outbox.control.busy()).toEqual([
      "PlacementCancelled of placement placement-1: held back behind the answer",
    ]);
    expect(queue.attempts).toEqual([]);
    outbox.wall.pass(1);
    expect(idsOf(await queue.receives(1))).toEqual(["placement-1"]);
  });

  describe("that its client does not read", () => {
    const ids = ["unread-1", "unread-2", "unread-3", "unread-4"];
    /** Starts four placements on a connection that nobody reads, and ends the last, whose answer is still inside. */
    const startUnread = async (options: object = {}): Promise<UnreadConnection> => {
      await start({ minimumEventDelayMs: 250, ...options });
      const connection = await UnreadConnection.open(outbox.bench.emulator.addresses.apiUrl);
      for (const id of ids) {
        connection.call("StartGameSessionPlacement", bulkyPlacement(id, outbox.guide.queueName));
      }
      await eventually("all four have come in", () =>
        ids.every((id) => outbox.entries("placement PENDING").some(({ subjectId }) => subjectId === id)),
      );
      await outbox.placements.stop("unread-4");
      outbox.wall.pass(60_000);
      await outbox.queue.caughtUp();
      expect(outbox.queue.attempts).toEqual([]);
      expect(outbox.control.busy()).toContain(
        "PlacementCancelled of placement unread-4: held back behind the answer",
      );
      return connection;
    };
    const answers = () => outbox.entries("answered").map(({ details }) => details.outcome);

    test("holds the event back until it is read", async () => {
      const connection = await startUnread();
      connection.read();
      await eventually("four answers have come", () => connection.answerCount === 4);
      await eventually("nothing is being answered", () =>
        outbox.control.busy().every((who) => !who.includes("is being answered")),
      );
      outbox.wall.pass(249);
      await outbox.queue.caughtUp();
      expect(outbox.queue.attempts).toEqual([]);
      outbox.wall.pass(1);
      expect(idsOf(await outbox.queue.receives(1))).toEqual(["unread-4"]);
      connection.reset();
    });

    test("holds the event back until the connection is lost", async () => {
      const connection = await startUnread();
      const lostBefore = answers().filter((outcome) => outcome === "lost").length;
      connection.reset();
      await eventually("the answer is known to be lost", () => answers().includes("lost"));
      expect(lostBefore).toBe(0);
      await eventually("nothing is being answered", () =>
        outbox.control.busy().every((who) => !who.includes("is being answered")),
      );
      outbox.wall.pass(250);
      expect(idsOf(await outbox.queue.receives(1))).toEqual(["unread-4"]);
    });

    test("holds back the events of the same message group behind it", async () => {
      const connection = await startUnread({ messageGroup: "queue" });
      await outbox.cancelled("placement-later");
      outbox.wall.pass(60_000);
      await outbox.queue.caughtUp();
      expect(outbox.queue.attempts).toEqual([]);
      connection.reset();
      await eventually("nothing is being answered", () =>
        outbox.control.busy().every((who) => !who.includes("is being answered")),
      );
      outbox.wall.pass(250);
      expect(idsOf(await outbox.queue.receives(2))).toEqual(["unread-4", "placement-later"]);
    });
  });
});
