/** An emulator whose events go to a scripted queue, and placements that finish when a test says so. */
import type { EmulatorOptions, JournalEntry } from "../index.ts";
import { type GuideSetUp, setUpAsInTheGuide } from "./guide-set-up.ts";
import { Placements } from "./placements.ts";
import { ScriptedQueue } from "./scripted-queue.ts";
import { StandingWall } from "./standing-wall.ts";
import { TestEmulator } from "./test-emulator.ts";

export const fifo = "placements.fifo";
export const fifoQueue = "events.fifo";

export interface SubscribedQueues {
  readonly topic?: string;
  readonly queues?: readonly { queueName: string; rawMessageDelivery?: boolean }[];
  readonly options?: EmulatorOptions;
}

export class OutboxBench {
  readonly queue: ScriptedQueue;
  readonly bench: TestEmulator;
  readonly wall: StandingWall;
  readonly placements: Placements;
  readonly guide: GuideSetUp;

  private constructor(queue: ScriptedQueue, bench: TestEmulator, wall: StandingWall, guide: GuideSetUp) {
    this.queue = queue;
    this.bench = bench;
    this.wall = wall;
    this.guide = guide;
    this.placements = new Placements(bench, guide.queueName);
  }

  /** @param topic the notification target of the queue; no topic and no subscription is made. */
  static async start(topic: string, options: EmulatorOptions = {}): Promise<OutboxBench> {
    const queue = await ScriptedQueue.start();
    const wall = new StandingWall();
    const bench = await TestEmulator.start("json", { brokerUrl: queue.url, ...options }, wall);
    const NotificationTarget = `arn:aws:sns:us-east-1:000000000000:${topic}`;
    const guide = await setUpAsInTheGuide(bench, { queue: { NotificationTarget } });
    return new OutboxBench(queue, bench, wall, guide);
  }

  /** With the guide's topic and queue, both FIFO, unless told otherwise. */
  static async subscribed(given: SubscribedQueues = {}): Promise<OutboxBench> {
    const { topic = fifo, queues = [{ queueName: fifoQueue }], options = {} } = given;
    const outbox = await OutboxBench.start(topic, options);
    outbox.subscribe(topic, queues);
    return outbox;
  }

  get control() {
    return this.bench.emulator.control;
  }

  /** Makes the topic and subscribes queues to it. */
  subscribe(
    topic: string,
    subscriptions: readonly { queueName: string; rawMessageDelivery?: boolean }[],
  ): void {
    const { topicArn } = this.control.command("create-topic", { name: topic });
    for (const each of subscriptions) this.control.command("subscribe", { topicArn, ...each });
  }

  /** Starts a placement that nobody can serve and cancels it, which is its one event. */
  async cancelled(PlacementId: string): Promise<void> {
    await this.placements.start({ PlacementId });
    await this.placements.stop(PlacementId);
  }

  entries(what: string): readonly JournalEntry[] {
    return this.control.journal(0).filter((entry) => entry.what === what);
  }

  async close(): Promise<void> {
    await this.bench.close();
    await this.queue.down();
  }
}

/** The placements that messages are about, enveloped or raw. */
export const idsOf = (messages: readonly { readonly body: string }[]): readonly string[] =>
  messages.map(({ body }) => placementIdIn(body));

function placementIdIn(body: string): string {
  const outer = JSON.parse(body) as { readonly Message?: string };
  const event = (outer.Message === undefined ? outer : JSON.parse(outer.Message)) as {
    readonly detail: { readonly placementId: string };
  };
  return event.detail.placementId;
}
