import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ElasticMq, startElasticMq } from "../../harness/stack/elasticmq/elasticmq.ts";
import { prepareElasticMq } from "../../harness/stack/elasticmq/prepare.ts";
import { projectFolders } from "../../harness/stack/folders.ts";
import { onFreePort } from "../../harness/stack/on-free-port.ts";
import type { Figure } from "../figures.ts";
import { median } from "../median.ts";
import { type ServingWorker, startServing } from "./start-serving.ts";

const QUEUE_NAME = "events.fifo";
const ROUNDS = 12;
const A_ROUND = 600;
/** Events on their way at the same time, on both sides. */
const AT_ONCE = 16;

/** Placements whose events reach a queue against messages that somebody only sends to it. */
export async function measurePlacementsWithEvents(print: (line: string) => void): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "windtunnel-bench-"));
  const prepared = await prepareElasticMq({ cacheFolder: projectFolders().cache });
  const broker = await onFreePort(undefined, (port) =>
    startElasticMq({
      ...prepared,
      port,
      region: "us-east-1",
      accountId: "000000000000",
      logFile: join(folder, "elasticmq.log"),
    }),
  );
  try {
    await broker.admin.createQueue(QUEUE_NAME);
    return [await measureOn(broker, print)];
  } finally {
    await broker.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureOn(broker: ElasticMq, print: (line: string) => void): Promise<Figure> {
  const given = { brokerUrl: broker.url, queueName: QUEUE_NAME, atOnce: AT_ONCE };
  const placements = await startServing("placements-worker.ts", given);
  await placements.ask(1);
  const [message] = await broker.admin.receive(QUEUE_NAME);
  if (message === undefined) throw new Error("the event of the first placement is not in the queue");
  const sends = await startServing("bare-sends-worker.ts", { ...given, body: message.body });
  const rounds: { readonly placed: number; readonly sent: number }[] = [];
  try {
    // The first rounds warm up three virtual machines.
    for (let round = -2; round < ROUNDS; round++) {
      const placed = await perSecond(broker, placements);
      const sent = await perSecond(broker, sends);
      if (round >= 0) rounds.push({ placed, sent });
    }
  } finally {
    await placements.stop();
    await sends.stop();
  }
  const [placed, sent] = [median(rounds.map((one) => one.placed)), median(rounds.map((one) => one.sent))];
  print(`  ${Math.round(placed)} placements/s, ${Math.round(sent)} bare messages/s, ${AT_ONCE} at once`);
  return {
    what: "placements with their events in the queue ÷ bare SendMessage",
    measured: median(rounds.map((one) => one.placed / one.sent)),
    digits: 2,
    goal: { atLeast: 0.7 },
  };
}

/** Every round begins with an empty queue. @throws Error when a message of the round is missing at its end. */
async function perSecond({ admin }: ElasticMq, worker: ServingWorker<unknown>): Promise<number> {
  await admin.purgeQueue(QUEUE_NAME);
  const tookMs = Number(await worker.ask(A_ROUND));
  const { visible } = await admin.counts(QUEUE_NAME);
  if (visible !== A_ROUND) throw new Error(`the queue holds ${visible} messages after ${A_ROUND} were sent`);
  return (A_ROUND / tookMs) * 1_000;
}
