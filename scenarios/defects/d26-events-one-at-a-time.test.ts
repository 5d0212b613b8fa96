import { readFileSync } from "node:fs";
import { defectScenario, eventually, expect, type World } from "../../harness/index.ts";
import { defect } from "./d26-events-one-at-a-time.defect.ts";
import { nakamaLog, notificationsOf, twoMatching } from "./two-players.ts";

const PLACEMENTS = 6;
/** Wall milliseconds that each look at a game session takes. */
const SLOW_MS = 500;

/** Milliseconds of wall time between the first look that was slowed down and the last: when players notice is chance. */
async function looksMs(world: World): Promise<number> {
  const at = (await world.journal.all())
    .filter(({ what }) => what === "slow-call fired")
    .map(({ wallAt }) => wallAt);
  return Math.max(...at) - Math.min(...at);
}

defectScenario(defect, { when: "a burst" }, async (world, symptom) => {
  await world.gameServers({ count: PLACEMENTS });
  const [ada] = await world.players(1);
  await world.fault("slow-call", {
    match: { operation: "DescribeGameSessions", protocol: "cbor" },
    settings: { delayMs: SLOW_MS },
    count: null,
  });
  await Promise.all(Array.from({ length: PLACEMENTS }, () => ada.rpc("fleet_create")));
  for (let told = 0; told < PLACEMENTS; told += 1) await ada.connectionInfo();
  await symptom(
    "each looks only when the one before has had its answer, the last after all others",
    async () => {
      // A timer of the machine may be a millisecond early.
      expect(await looksMs(world)).toBeGreaterThan(0.99 * (PLACEMENTS - 1) * SLOW_MS);
    },
  );
});

/** Wall milliseconds: longer than a message that was received is hidden, which is ten seconds. */
const OUTLASTS_ITS_MESSAGE_MS = 11_000;
/** And by so much that another node is sure to receive it meanwhile. */
const OUTLASTS_IT_BY_FAR_MS = 15_000;

defectScenario(
  defect,
  { when: "a look at a game session takes longer than a message is hidden" },
  async (world, symptom) => {
    await world.gameServers({ count: 1 });
    await world.fault("slow-call", {
      match: { operation: "DescribeGameSessions", protocol: "cbor" },
      settings: { delayMs: OUTLASTS_ITS_MESSAGE_MS },
    });
    const players = await twoMatching(world);
    await symptom("the delete comes too late, and the event is handled once more", async () => {
      const received = await eventually(
        "the event is received a second time",
        async (saw) => {
          const deliveries = await world.queue.received();
          saw(deliveries);
          return deliveries.length >= 2 && deliveries;
        },
        { withinMs: 30_000 },
      );
      expect(new Set(received.map(({ messageId }) => messageId)).size).toBe(1);
      expect(received[0]?.isDeleted).toBe(false);
    });
    await world.quiet();
    for (const player of players) await player.connectionInfo();
    for (const player of players) expect(notificationsOf(player)).toHaveLength(1);
  },
);

defectScenario(
  defect,
  { when: "two nodes poll one queue, and a look takes longer than a message is hidden" },
  async (world, symptom) => {
    const other = await world.nakama.another();
    await world.gameServers({ count: 1 });
    await world.fault("slow-call", {
      match: { operation: "DescribeGameSessions", protocol: "cbor" },
      settings: { delayMs: OUTLASTS_IT_BY_FAR_MS },
    });
    const players = await twoMatching(world);
    // A node that is busy with an event receives nothing; each logs what it has received.
    await symptom("both nodes handle the same event", async () => {
      const messageIds = await eventually(
        "both nodes have received the event",
        async (saw) => {
          const ids = (await world.queue.received()).map(({ messageId }) => messageId);
          const ofEach = [nakamaLog(world), readFileSync(other.logFile, "utf8")].map((log) =>
            ids.filter((id) => log.includes(id)),
          );
          saw(ofEach);
          return ofEach.every((of) => of.length > 0) && ids;
        },
        { withinMs: 30_000 },
      );
      expect(new Set(messageIds).size).toBe(1);
    });
    // The callback is in the memory of one of them, so that its players are told once.
    await world.quiet();
    for (const player of players) await player.connectionInfo();
    for (const player of players) expect(notificationsOf(player)).toHaveLength(1);
  },
);
