import { defectScenario, eventually, expect } from "../../harness/index.ts";
import { defect } from "./d03b-null-message-kills.defect.ts";
import { emptyEventQueue, sendToEventQueue } from "./event-queue.ts";

/** A message that was received is visible again after ten seconds. */
const VISIBLE_AGAIN_LIMIT_MS = 20_000;

defectScenario(defect, { breaks: ["Nakama lives"] }, async (world, symptom) => {
  const [ada] = await world.players(1);
  await sendToEventQueue(world, JSON.stringify({ Type: "Notification", Message: "null" }));
  await symptom("Nakama dies of a nil pointer", async () => {
    expect(await world.nakama.crash()).toMatch(/nil pointer dereference[\s\S]*processSqsPlacementEvents/);
  });
  await eventually("the player is cut off", () => !ada.connected);

  await world.nakama.startAgain();
  await symptom("started again, it dies again when the message is visible again", async () => {
    expect(await world.nakama.crash({ withinMs: VISIBLE_AGAIN_LIMIT_MS })).toMatch(
      /processSqsPlacementEvents/,
    );
  });

  await emptyEventQueue(world);
  await world.nakama.startAgain();
  await ada.reconnect();
});
