/** A real ElasticMQ for the tests of this folder, and the few words they share. */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectFolders } from "../folders.ts";
import { freePorts } from "../ports.ts";
import { until } from "../until.ts";
import { type ElasticMq, startElasticMq } from "./elasticmq.ts";
import { prepareElasticMq } from "./prepare.ts";
import type { ReceivedMessage, SqsAdmin } from "./sqs-admin.ts";

export interface TestBroker extends ElasticMq {
  /** Makes a FIFO queue of its own for a test and answers its name. */
  fifoQueue(): Promise<string>;
  /** The one message that a receive is to deliver, looked for again and again. */
  receiveOne(queue: string, visibilityTimeoutSeconds?: number): Promise<ReceivedMessage>;
}

export async function startTestBroker(): Promise<TestBroker> {
  const folder = mkdtempSync(join(tmpdir(), "windtunnel-sqs-"));
  const prepared = await prepareElasticMq({ cacheFolder: projectFolders().cache });
  const [port = 0] = await freePorts(1);
  const identity = { region: "eu-west-1", accountId: "123456789012" };
  const broker = await startElasticMq({
    ...prepared,
    ...identity,
    port,
    logFile: join(folder, "elasticmq.log"),
  });
  return {
    ...broker,
    async stop() {
      await broker.stop();
      rmSync(folder, { recursive: true, force: true });
    },
    async fifoQueue() {
      const name = `q-${randomUUID()}.fifo`;
      await broker.admin.createQueue(name);
      return name;
    },
    receiveOne: (queue, visibilityTimeoutSeconds = 30) =>
      receiveOne(broker.admin, queue, visibilityTimeoutSeconds),
  };
}

/** What `send` takes, with the body as deduplication id unless one is given. */
export function message(body: string, groupId: string, deduplicationId = body) {
  return { body, groupId, deduplicationId };
}

export function bodies(messages: readonly ReceivedMessage[]): string[] {
  return messages.map(({ body }) => body);
}

async function receiveOne(
  sqs: SqsAdmin,
  queue: string,
  visibilityTimeoutSeconds: number,
): Promise<ReceivedMessage> {
  let found: ReceivedMessage | undefined;
  await until({
    what: `a message from ${queue}`,
    withinMs: 10_000,
    look: async () => {
      [found] = await sqs.receive(queue, { visibilityTimeoutSeconds });
      return found !== undefined || JSON.stringify(await sqs.counts(queue));
    },
  });
  return found as ReceivedMessage;
}
