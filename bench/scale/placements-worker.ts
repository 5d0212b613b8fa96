/**
 * The emulator from the decoded StartGameSessionPlacement to the event in the queue, on a thread of its own: core,
 * outbox and broker's client as `emulator.ts` connects them. Asked for a number of placements, it starts them a few at
 * a time and answers how many milliseconds passed until the queue had accepted the last event.
 */
import { parentPort, workerData } from "node:worker_threads";
import { buildDelivery } from "../../emulator/build-delivery.ts";
import { CoreWorld } from "./core-world.ts";

const { brokerUrl, queueName, atOnce } = workerData as {
  readonly brokerUrl: string;
  readonly queueName: string;
  readonly atOnce: number;
};
const options = { brokerUrl, minimumEventDelayMs: 0 };
const world = new CoreWorld(options);
const { core } = world.parts;
const { outbox } = buildDelivery(world.parts, options, {
  sign: () => Promise.reject(new Error("a FIFO topic signs nothing")),
  signingCertificatePem: async () => undefined,
});
world.subscribe(queueName);

let accepted = () => {};
core.onCommit(({ changes }) => {
  // An outgoing event is deleted when its queue has accepted it.
  if (changes.some(({ table, after }) => table === "outgoingEvents" && after === undefined)) accepted();
});

function startOne(): void {
  const callId = world.nextCallId();
  outbox.callReceived(callId);
  world.startPlacement(callId, `placement-${callId}`);
  core.apply({ kind: "answered", callId, outcome: "flushed" });
  outbox.callAnswered(callId);
  world.settle();
  for (const processId of world.toldToStart()) world.activate(processId);
}

async function place(count: number): Promise<number> {
  for (let i = 0; i < count; i++) world.addProcess();
  const { promise, resolve } = Promise.withResolvers<void>();
  const startedAt = performance.now();
  let started = 0;
  let finished = 0;
  accepted = () => {
    finished += 1;
    if (finished === count) resolve();
    // A commit is still being told: what follows from it is applied afterwards.
    else if (started < count) queueMicrotask(startOne);
    started += 1;
  };
  started = Math.min(atOnce, count);
  for (let i = 0; i < started; i++) startOne();
  await promise;
  return performance.now() - startedAt;
}

parentPort?.on("message", (count: number) => {
  void place(count).then((tookMs) => parentPort?.postMessage(tookMs));
});
parentPort?.postMessage("ready");
