import { StartGameSessionPlacementCommand } from "@aws-sdk/client-gamelift";
import { eventually, expect, scenario, type World } from "../../harness/index.ts";
import { emptyEventQueue, receivedOf } from "./event-queue.ts";
import { allArePlaying, codesOf, twoMatching } from "./two-players.ts";

/** A message that was received is visible again after ten seconds. */
const VISIBLE_AGAIN_LIMIT_MS = 20_000;

scenario(
  "corrupt-event: what Nakama cannot read comes again and again, its players are told nothing, and the next pair plays",
  {
    breaks: [
      "every event is received and deleted",
      "every placed session has a row",
      "every matched player is answered",
    ],
  },
  async (world) => {
    await world.gameServers({ count: 2 });
    await world.fault("corrupt-event", { settings: { kind: "port-number" } });
    const players = await twoMatching(world);
    const placementId = await world.placement("FULFILLED");
    const received = await receivedOf(world, placementId, 2, VISIBLE_AGAIN_LIMIT_MS);
    expect(received.map(({ isDeleted }) => isDeleted)).toEqual([false, false]);
    expect(await world.explain(placementId)).toContain("corrupt-event");

    await allArePlaying(await twoMatching(world));
    for (const player of players) expect(codesOf(player)).toEqual([]);
    await emptyEventQueue(world);
  },
);

/** What becomes of a fulfilled placement's event, by what is wrong with it. */
const fates = {
  "not-json": "left",
  "event-not-json": "left",
  "port-number": "left",
  "empty-time": "left",
  "subscription-confirmation": "left",
  "unknown-game-session": "left",
  "empty-game-session": "left",
  "no-placement-id": "deleted",
  "wrong-topic": "deleted",
  "bad-signature": "deleted",
  unsigned: "deleted",
  "other-signature-version": "deleted",
  "too-large": "never there",
} as const;

/** What has become of the messages behind those before; undefined while that may change. */
async function fate(world: World, before: number): Promise<(typeof fates)[keyof typeof fates] | undefined> {
  const received = (await world.queue.received()).slice(before);
  if (received.length === 0) return (await isGivenUp(world)) ? "never there" : undefined;
  if (received.some(({ isDeleted }) => isDeleted)) return "deleted";
  return (await hasPolledSince(world)) ? "left" : undefined;
}

const isGivenUp = async (world: World): Promise<boolean> =>
  (await world.journal.all()).some(({ what }) => what === "event given up");

/** Nakama asks for more only when it has handled, and deleted, what it was handed last. */
async function hasPolledSince(world: World): Promise<boolean> {
  const queue = (await world.journal.all()).filter(({ kind }) => kind === "queue");
  const handed = queue.findLastIndex(({ what, details: { messages } }) => {
    return what === "answered" && Array.isArray(messages) && messages.length > 0;
  });
  return queue.slice(handed).some(({ what, details }) => {
    return what === "started" && details.action === "ReceiveMessage";
  });
}

async function placeForNobody(world: World, PlacementId: string): Promise<void> {
  const { gameSessionQueueName: GameSessionQueueName } = world.resources;
  await world.gamelift.send(
    new StartGameSessionPlacementCommand({ PlacementId, GameSessionQueueName, MaximumPlayerSessionCount: 2 }),
  );
}

scenario(
  "corrupt-event: Nakama leaves what it cannot read or look up, and deletes what it does not look at",
  {
    breaks: [
      "every event delivered once",
      "every event is received and deleted",
      "every placed session has a row",
    ],
  },
  async (world) => {
    for (const [kind, expected] of Object.entries(fates)) {
      await world.gameServers({ count: 1 });
      const fault = await world.fault("corrupt-event", { settings: { kind } });
      const before = (await world.queue.received()).length;
      await placeForNobody(world, `placement-${kind}`);
      await eventually(`the event that is ${kind} is ${expected}`, async (saw) => {
        const now = await fate(world, before);
        saw(now);
        return (
          (await fault.firedCount()) === 1 && (await world.bench.busy()).length === 0 && now === expected
        );
      });
      await emptyEventQueue(world);
    }
  },
);

scenario(
  "corrupt-event: Nakama does not look at the signature of a standard topic, and its players are told",
  { topic: "standard" },
  async (world) => {
    await world.gameServers({ count: 1 });
    await world.fault("corrupt-event", { settings: { kind: "bad-signature" } });
    await allArePlaying(await twoMatching(world));
    await world.quiet();
    expect(await world.queue.received()).toMatchObject([{ isDeleted: true }]);
  },
);

scenario(
  "corrupt-event: an event that is null ends Nakama, and its players are told nothing",
  { breaks: ["every event is received and deleted", "every matched player is answered", "Nakama lives"] },
  async (world) => {
    await world.gameServers({ count: 1 });
    await world.fault("corrupt-event", { settings: { kind: "event-null" } });
    const players = await twoMatching(world);
    expect(await world.nakama.crash()).toContain("nil pointer dereference");
    await eventually("both players are cut off", () => players.every((player) => !player.connected));
    await emptyEventQueue(world);
    await world.nakama.startAgain();
    for (const player of players) await player.reconnect();
  },
);
