import { join } from "node:path";
import type { ElasticMq } from "./stack/elasticmq/elasticmq.ts";
import { type SqsAdmin, sqsAdmin } from "./stack/elasticmq/sqs-admin.ts";
import type { WorldStack } from "./world-stack.ts";

/** The broker's side of a world: a part of the run's broker, or one of its own that may be killed. */
export class WorldBroker {
  readonly url: string;
  readonly admin: SqsAdmin;
  /** Put before the world's queue names at the broker; empty at a broker of its own. */
  readonly prefix: string;
  readonly #stack: WorldStack;
  readonly #folder: string;
  readonly #queues: string[] = [];
  #own: ElasticMq | undefined;
  #starts = 1;

  private constructor(stack: WorldStack, prefix: string, folder: string, own: ElasticMq | undefined) {
    this.#stack = stack;
    this.#folder = folder;
    this.#own = own;
    this.prefix = prefix;
    this.url = own?.url ?? stack.brokerUrl;
    this.admin = sqsAdmin(this.url);
  }

  static async of(
    stack: WorldStack,
    worldName: string,
    folder: string,
    isOwn: boolean,
  ): Promise<WorldBroker> {
    if (!isOwn) return new WorldBroker(stack, prefixOf(worldName), folder, undefined);
    const own = await stack.startBroker({ logFile: join(folder, "elasticmq.log") });
    return new WorldBroker(stack, "", folder, own);
  }

  /** The broker's own name of a queue. */
  nameOf(queueName: string): string {
    return this.prefix === "" ? queueName : `${this.prefix}-${queueName}`;
  }

  async createQueue(queueName: string): Promise<void> {
    this.#queues.push(queueName);
    await this.admin.createQueue(this.nameOf(queueName));
  }

  /** Kills the world's own broker with everything that is queued. @throws Error where the broker is shared. */
  async kill(): Promise<void> {
    await this.#mine().stop();
  }

  /** Lets the world's own broker hang: connections stay open, nothing comes back. @throws Error where it is shared. */
  async pause(): Promise<void> {
    await this.#mine().pause();
  }

  /** Lets it go on where it stopped. */
  resume(): void {
    this.#mine().resume();
  }

  /** Starts the world's own broker again on its old port, its queues made anew and empty. */
  async startAgain(): Promise<void> {
    const { port } = this.#mine();
    this.#starts += 1;
    this.#own = await this.#stack.startBroker({
      logFile: join(this.#folder, `elasticmq-${this.#starts}.log`),
      port,
    });
    for (const queueName of this.#queues) await this.admin.createQueue(this.nameOf(queueName));
  }

  async close(): Promise<void> {
    if (this.#own !== undefined) return await this.#own.stop();
    await Promise.all(this.#queues.map((queueName) => this.admin.deleteQueue(this.nameOf(queueName))));
  }

  #mine(): ElasticMq {
    if (this.#own === undefined)
      throw new Error("the run's broker is shared; a world that kills it needs ownBroker");
    return this.#own;
  }
}

/** **Documented** (SQS): queue names have at most 80 characters; the guide's longest leaves this many. */
const LONGEST_PREFIX = 40;

const prefixOf = (worldName: string): string =>
  worldName.replace(/[^A-Za-z0-9_-]+/g, "-").slice(0, LONGEST_PREFIX);
