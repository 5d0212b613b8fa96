import { defectScenario, eventually, expect, type Player } from "../../harness/index.ts";
import { defect } from "./d26-events-one-at-a-time.defect.ts";
import { notificationsOf, twoMatching } from "./two-players.ts";

const PLACEMENTS = 6;
/** Wall milliseconds that each look at a game session takes. */
const SLOW_MS = 500;

/** Between the first and the last that the player was told, in milliseconds of wall time. */
function tellingMs(player: Player): number {
  const at = player.events.filter(({ kind }) => kind === "notification").map(({ arrivedAt }) => arrivedAt);
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
  await symptom("the last is told as many slow calls after the first as there are placements between", () => {
    // What is told first may be noticed late, on a busy machine.
    expect(tellingMs(ada)).toBeGreaterThan(0.75 * (PLACEMENTS - 1) * SLOW_MS);
  });
});

defectScenario(
  defect,
  { when: "a look at a game session takes longer than a message is hidden" },
  async (world, symptom) => {
    await world.gameServers({ count: 1 });
    await world.fault("slow-call", {
      match: { operation: "DescribeGameSessions", protocol: "cbor" },
      settings: { delayMs: 11_000 },
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
