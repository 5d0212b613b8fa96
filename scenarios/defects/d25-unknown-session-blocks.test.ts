import { defectScenario, eventually, expect } from "../../harness/index.ts";
import { defect } from "./d25-unknown-session-blocks.defect.ts";
import { emptyEventQueue } from "./event-queue.ts";
import { nobodyIsTold, twoMatching } from "./two-players.ts";

/** A message that was received and not deleted is visible again after ten seconds of the machine's time. */
const AGAIN_LIMIT_MS = 20_000;

const kinds = {
  "unknown-game-session": "its ARN is of no game session",
  "empty-game-session": "its ARN is empty",
};

for (const [kind, when] of Object.entries(kinds)) {
  defectScenario(
    defect,
    {
      when,
      messageGroup: "queue",
      breaks: [
        "every event is received and deleted",
        "every placed session has a row",
        "every matched player is answered",
      ],
    },
    async (world, symptom) => {
      await world.gameServers({ count: 2 });
      await world.fault("corrupt-event", { settings: { kind } });
      const first = await twoMatching(world);
      await world.placement("FULFILLED");
      await eventually("the event is received", async () => (await world.queue.received()).length > 0);
      const second = await twoMatching(world);
      await eventually("both placements are fulfilled", async (saw) => {
        const placements = await world.placements();
        saw(placements);
        return placements.length === 2 && placements.every(({ status }) => status === "FULFILLED");
      });
      await symptom("the same event comes again after ten seconds, and is not deleted", async () => {
        const deliveries = await eventually(
          "the event is received again",
          async (saw) => {
            const received = await world.queue.received();
            saw(received);
            return received.length >= 2 && received;
          },
          { withinMs: AGAIN_LIMIT_MS },
        );
        expect(new Set(deliveries.map(({ messageId }) => messageId)).size).toBe(1);
        expect(deliveries.some(({ isDeleted }) => isDeleted)).toBe(false);
      });
      await symptom("nobody is told anything, neither its players nor those behind", () =>
        nobodyIsTold([...first, ...second]),
      );
      await emptyEventQueue(world);
    },
  );
}
