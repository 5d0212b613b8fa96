import { defectScenario, eventually, expect } from "../../harness/index.ts";
import { defect } from "./d08-poll-errors-spin.defect.ts";
import { EVENT_QUEUE } from "./event-queue.ts";
import { nakamaLog } from "./two-players.ts";

/** More than any loop with a pause worth its name makes in this time; thousands a second where nothing else runs. */
const MANY_POLLS = 300;
const LIMIT_MS = 15_000;

defectScenario(defect, {}, async (world, symptom) => {
  const { admin } = world.broker;
  const queueName = world.broker.nameOf(EVENT_QUEUE);
  await world.nakama.kill();
  await admin.deleteQueue(queueName);
  world.notes.fault("the queue of placement events is not there");
  try {
    await world.nakama.startAgain();
    const pollsBefore = await world.queue.pollCount();
    await symptom(`${MANY_POLLS} polls in ${LIMIT_MS / 1000} s, each refused`, () =>
      eventually(
        "polls without a pause",
        async (saw) => {
          const polls = (await world.queue.pollCount()) - pollsBefore;
          saw(polls);
          return polls >= MANY_POLLS;
        },
        { withinMs: LIMIT_MS },
      ),
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
