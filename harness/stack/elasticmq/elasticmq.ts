/**
 * Starts ElasticMQ on a port of the loopback address and waits until it really answers.
 *
 * **Observed** (ElasticMQ 1.7.1): it answers `/health` before it can be relied on to make queues; when
 * the port is taken it logs so and stays alive without listening; on SIGTERM it waits for open polls,
 * up to 20 s, and as its state is in memory only, it is ended by SIGKILL.
 */
import { type ChildHandle, describeExit, startChild } from "../child-process.ts";
import { plainEnvironment } from "../environment.ts";
import { PortTakenError } from "../port-taken-error.ts";
import { until } from "../until.ts";
import type { ElasticMqClassPath } from "./class-path.ts";
import { commandLine, type ElasticMqSettings } from "./command-line.ts";
import { type SqsAdmin, sqsAdmin } from "./sqs-admin.ts";

export interface ElasticMqOptions extends ElasticMqSettings {
  readonly classPath: ElasticMqClassPath;
  readonly javaCommand: string;
  /** A class-data archive made for this Java and class path. */
  readonly archive?: string;
  readonly logFile: string;
  /** Further JVM flags. */
  readonly jvmFlags?: readonly string[];
  /** Time for the start (30 s). */
  readonly withinMs?: number;
  readonly log?: (line: string) => void;
}

export interface ElasticMq {
  readonly url: string;
  readonly port: number;
  readonly admin: SqsAdmin;
  readonly process: ChildHandle;
  /** Ends it at once; everything queued is lost. */
  stop(): Promise<void>;
  /** Stops answering, as a hung broker does: connections open, nothing comes back. Returns when it does. */
  pause(): Promise<void>;
  resume(): void;
}

/**
 * Resolves when `/health` is 200 and a queue can be made and deleted.
 * @throws PortTakenError when somebody listens on the port; an Error with the end of the log when it
 * ends, or is not ready within the limit. Nothing is left running then.
 */
export async function startElasticMq(options: ElasticMqOptions): Promise<ElasticMq> {
  const url = `http://127.0.0.1:${options.port}`;
  const archive = options.archive === undefined ? [] : [`-XX:SharedArchiveFile=${options.archive}`];
  const broker = startChild({
    name: "ElasticMQ",
    command: options.javaCommand,
    args: commandLine(options, options.classPath.jars, [...archive, ...(options.jvmFlags ?? [])]),
    env: plainEnvironment(),
    logFile: options.logFile,
    ...(options.log && { log: options.log }),
  });
  const admin = sqsAdmin(url);
  try {
    await until({
      what: `ElasticMQ on port ${options.port}`,
      withinMs: options.withinMs ?? 30_000,
      everyMs: 15,
      look: () => isReady(url, admin, broker),
      giveUp: () => ended(broker),
    });
  } catch (error) {
    const log = broker.tail(200);
    await broker.kill();
    if (/Address already in use|Cannot start SQS rest server/.test(log)) {
      throw new PortTakenError("ElasticMQ", options.port);
    }
    throw new Error(`${(error as Error).message}\nThe end of ${options.logFile}:\n${broker.tail(15)}`);
  }
  return {
    url,
    port: options.port,
    admin,
    process: broker,
    stop: () => broker.kill(),
    pause: () => broker.pause(),
    resume: () => broker.resume(),
  };
}

async function isReady(url: string, admin: SqsAdmin, broker: ChildHandle): Promise<true | string> {
  // Whoever had the port before us could answer too: our own process must have said that it listens.
  const log = broker.tail(200);
  if (!log.includes("Started SQS rest server")) return log.split("\n").at(-1) || "an empty log";
  const health = await fetch(`${url}/health`, { signal: AbortSignal.timeout(2_000) });
  if (health.status !== 200) return `/health answered ${health.status}`;
  await admin.createQueue("windtunnel-readiness");
  await admin.deleteQueue("windtunnel-readiness");
  return true;
}

function ended(broker: ChildHandle): string | undefined {
  if (broker.tail(200).includes("Cannot start SQS rest server")) return "its port is taken";
  const exit = broker.exit();
  return exit && `it ended with ${describeExit(exit)}`;
}
