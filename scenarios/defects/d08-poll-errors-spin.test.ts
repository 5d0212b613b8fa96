import { defectScenario, eventually, expect } from "../../harness/index.ts";
import { defect } from "./d08-poll-errors-spin.defect.ts";
import { EVENT_QUEUE } from "./event-queue.ts";
import { nakamaLog } from "./two-players.ts";

/** Enough to tell a loop without a pause from one in which chance is short once; thousands a second where nothing else runs. */
const MANY_POLLS = 100;
/** Wall milliseconds: no pause worth its name is shorter. Nakama needs eight beside a dozen stories on two cores. */
const NO_PAUSE_MS = 50;

defectScenario(defect, {}, async (world, symptom) => {
  const { admin } = world.broker;
  const queueName = world.broker.nameOf(EVENT_QUEUE);
  await world.nakama.kill();
  await admin.deleteQueue(queueName);
  world.notes.fault("the queue of placement events is not there");
  try {
    await world.nakama.startAgain();
    await symptom(
      `after most of ${MANY_POLLS} refused polls the next begins within ${NO_PAUSE_MS} ms`,
      async () => {
        const pauses = await eventually(`${MANY_POLLS} refused polls`, async (saw) => {
          const soFar = await world.queue.pausesAfterRefusals();
          saw(soFar.length);
          return soFar.length >= MANY_POLLS && soFar;
        });
        const short = pauses.filter((pauseMs) => pauseMs < NO_PAUSE_MS);
        expect(short.length).toBeGreaterThan(pauses.length / 2);
      },
    );
  } finally {
    await admin.createQueue(queueName);
    world.notes.world("the queue is made again");
  }
  await symptom("each failed poll is a line of Nakama's log", () => {
    const lines = nakamaLog(world).split("failed to fetch aws sqs messages").length - 1;
    expect(lines).toBeGreaterThan(MANY_POLLS / 2);
  });
});
