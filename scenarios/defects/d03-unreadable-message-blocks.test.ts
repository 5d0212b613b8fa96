import { defectScenario, eventually, expect, type World } from "../../harness/index.ts";
import { matchAgain } from "../faults/two-players.ts";
import { defect } from "./d03-unreadable-message-blocks.defect.ts";
import { addDeadLetterQueue, EVENT_QUEUE, emptyEventQueue, sendToEventQueue } from "./event-queue.ts";
import { nobodyIsTold, twoMatching } from "./two-players.ts";

/** A message that was received and not deleted is visible again after ten seconds of the machine's time. */
const AGAIN_LIMIT_MS = 20_000;

/** Waits until a message has been received twice. */
const cameAgain = (world: World, what: string) =>
  eventually(
    `${what} is received again`,
    async (saw) => {
      const deliveries = await world.queue.received();
      saw(deliveries);
      return deliveries.length >= 2 && deliveries;
    },
    { withinMs: AGAIN_LIMIT_MS },
  );

defectScenario(
  defect,
  {
    when: "raw message delivery is on",
    messageGroup: "queue",
    breaks: [
      "every event is received and deleted",
      "every placed session has a row",
      "every matched player is answered",
    ],
  },
  async (world, symptom) => {
    const { topicArn } = world.resources;
    const subscribe = (rawMessageDelivery: boolean) =>
      world.bench.command("subscribe", { topicArn, queueName: EVENT_QUEUE, rawMessageDelivery });
    await world.gameServers({ count: 2 });
    await subscribe(true);
    const first = await twoMatching(world);
    await world.placement("FULFILLED");
    await eventually("the raw event is received", async () => (await world.queue.received()).length > 0);
    await subscribe(false);
    const second = await twoMatching(world);
    await symptom("the first pair's game has no row, and is not found by the next pair", () =>
      eventually("both placements are fulfilled", async (saw) => {
        const placements = await world.placements();
        saw(placements);
        return placements.length === 2 && placements.every(({ status }) => status === "FULFILLED");
      }),
    );
    await symptom("the same message comes again after ten seconds, and is not deleted", async () => {
      const deliveries = await cameAgain(world, "the raw event");
      expect(new Set(deliveries.map(({ messageId }) => messageId)).size).toBe(1);
      expect(deliveries.some(({ isDeleted }) => isDeleted)).toBe(false);
    });
    await symptom("the healthy event behind it is not received", async () => {
      expect(await world.queue.counts()).toMatchObject({ visible: 1, inFlight: 1 });
    });
    await symptom("nobody of either pair is told anything", () => nobodyIsTold([...first, ...second]));
    await emptyEventQueue(world);
  },
);

defectScenario(defect, { when: "a stray message is first" }, async (world, symptom) => {
  await sendToEventQueue(world, "not JSON");
  await symptom("the message comes again and again, and nobody deletes it", async () => {
    const deliveries = await cameAgain(world, "the stray message");
    expect(new Set(deliveries.map(({ messageId }) => messageId)).size).toBe(1);
    expect(deliveries.some(({ isDeleted }) => isDeleted)).toBe(false);
  });
  await emptyEventQueue(world);
});

// What an operator can do about it; the message is given up after its first receive.
defectScenario(
  defect,
  { when: "with a dead-letter queue", messageGroup: "queue" },
  async (world, symptom) => {
    const deadLetters = await addDeadLetterQueue(world);
    await world.gameServers({ count: 1 });
    const players = await world.players(2);
    await sendToEventQueue(world, "not JSON", world.resources.gameSessionQueueName);
    await matchAgain(players);
    await world.placement("FULFILLED");
    await symptom("the healthy event behind it waits until the message is given up", async () => {
      await nobodyIsTold(players);
      for (const player of players) await player.connectionInfo({ withinMs: AGAIN_LIMIT_MS });
    });
    await symptom("it is given up by the queue, and not deleted by whom it was handed to", async () => {
      expect(await world.broker.admin.counts(deadLetters)).toMatchObject({ visible: 1 });
    });
  },
);
