import type { Commit, Core } from "../core.ts";
import type { OutgoingEvent } from "../domain/placement-event.ts";
import { scopeKey } from "../domain/scope.ts";
import type { Subscription } from "../domain/topic.ts";
import type { Journal } from "../runtime/journal.ts";
import type { SeededStreams } from "../runtime/random.ts";
import type { Wall } from "../runtime/wall.ts";
import type { Store } from "../store/store.ts";
import { snsDeliveryBody } from "./sns-delivery.ts";
import type { SnsSigner } from "./sns-signature.ts";

/** One message for one queue. */
export interface QueueMessage {
  /** The ARN of the SQS queue. */
  readonly queueArn: string;
  readonly body: string;
  /** Both are absent for a standard queue. */
  readonly groupId?: string;
  readonly deduplicationId?: string;
}

/** Accepted, or refused in a way that no retry mends. A rejection means: try again. */
export type SendToQueue = (message: QueueMessage) => Promise<{ readonly refused?: string }>;

export interface OutboxOptions {
  readonly core: Core;
  readonly store: Store;
  readonly journal: Journal;
  readonly wall: Wall;
  readonly streams: SeededStreams;
  readonly signer: Pick<SnsSigner, "sign">;
  readonly send: SendToQueue;
  /**
   * Wall milliseconds between the last byte of StartGameSessionPlacement's answer and the earliest event. The fleet
   * manager keeps its callback only after the answer; an event that is quicker is lost for ever.
   */
  readonly minimumEventDelayMs: number;
  /** **Assumed** `placement`: GameLift's group id is not documented; `queue` shows head-of-line blocking. */
  readonly messageGroup: "placement" | "queue";
}

const FIRST_RETRY_MS = 50;
const LONGEST_RETRY_MS = 2_000;

/**
 * Carries events from the commit to the queues: one at a time per message group, again and again while a queue is
 * unreachable, never before the call that asked for the placement has its answer.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  /** Calls whose answer has not left, or left less than the delay ago. */
  readonly #heldCalls = new Set<string>();
  readonly #busyGroups = new Set<string>();
  readonly #lastProblem = new Map<string, string>();
  #isClosed = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
    options.core.onCommit((commit) => this.#committed(commit));
  }

  /** Holds back the events of the placement that this call starts. */
  callReceived(callId: string): void {
    this.#heldCalls.add(callId);
  }

  /** The answer's last byte is with the socket, or will never be. */
  callAnswered(callId: string): void {
    if (!this.#heldCalls.has(callId)) return;
    const release = () => {
      this.#heldCalls.delete(callId);
      this.#pump();
    };
    if (this.#options.minimumEventDelayMs === 0) release();
    else this.#options.wall.after(this.#options.minimumEventDelayMs, release);
  }

  /** What has not left yet, in words. */
  waiting(): readonly string[] {
    return this.#options.store.outgoingEvents.all().map((event) => {
      const problem = this.#lastProblem.get(event.eventId);
      const held = this.#heldCalls.has(event.startCallId) ? "held back behind the answer" : "being delivered";
      return `${event.type} of placement ${event.placementId}: ${problem ?? held}`;
    });
  }

  close(): void {
    this.#isClosed = true;
  }

  #committed(commit: Commit): void {
    if (commit.changes.some((change) => change.table === "outgoingEvents" && change.after !== undefined))
      this.#pump();
  }

  #pump(): void {
    if (this.#isClosed) return;
    for (const event of this.#options.store.outgoingEvents.all()) {
      const group = this.#groupOf(event);
      const key = `${scopeKey(event.scope)}/${group}`;
      if (this.#heldCalls.has(event.startCallId) || this.#busyGroups.has(key)) continue;
      this.#busyGroups.add(key);
      void this.#deliver(event, group).finally(() => {
        this.#busyGroups.delete(key);
        this.#pump();
      });
    }
  }

  #groupOf(event: OutgoingEvent): string {
    if (this.#options.messageGroup === "placement") return event.placementId;
    return (
      this.#options.store.of(event.scope).placements.get(event.placementId)?.queueName ?? event.placementId
    );
  }

  async #deliver(event: OutgoingEvent, group: string): Promise<void> {
    const { core, store } = this.#options;
    // Called from within a commit: whatever is applied because of it has its turn afterwards.
    await Promise.resolve();
    const subscriptions = store.of(event.scope).subscriptions.in("topic", event.topicArn);
    let attempts = 0;
    const refusals: string[] = subscriptions.length === 0 ? ["the topic has no subscription"] : [];
    for (const subscription of subscriptions) {
      const outcome = await this.#deliverTo(event, group, subscription);
      if (outcome === undefined) return;
      attempts += outcome.attempts;
      if (outcome.refused !== undefined) refusals.push(outcome.refused);
    }
    if (this.#isClosed) return;
    this.#lastProblem.delete(event.eventId);
    core.apply({
      kind: "delivered",
      eventId: event.eventId,
      outcome: refusals.length === 0 ? "accepted" : "given up",
      attempts,
      ...(refusals.length === 0 ? {} : { detail: refusals.join("; ") }),
    });
  }

  /** Tries until the queue accepts or refuses. Undefined when the outbox was closed meanwhile. */
  async #deliverTo(
    event: OutgoingEvent,
    group: string,
    subscription: Subscription,
  ): Promise<{ attempts: number; refused?: string } | undefined> {
    const message = await this.#messageFor(event, group, subscription);
    let retryMs = FIRST_RETRY_MS;
    for (let attempts = 1; !this.#isClosed; attempts++) {
      try {
        return { attempts, ...(await this.#options.send(message)) };
      } catch (error) {
        const problem = error instanceof Error ? error.message : String(error);
        this.#noteProblem(event, attempts, problem);
        await new Promise<void>((resolve) => this.#options.wall.after(retryMs, resolve));
        retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
      }
    }
    return undefined;
  }

  #noteProblem(event: OutgoingEvent, attempts: number, problem: string): void {
    if (this.#lastProblem.get(event.eventId) === problem) return;
    this.#lastProblem.set(event.eventId, problem);
    this.#options.journal.write({
      kind: "event",
      what: `${event.type} not delivered yet`,
      subjectId: event.placementId,
      details: { eventId: event.eventId, attempts, problem },
    });
  }

  async #messageFor(event: OutgoingEvent, group: string, subscription: Subscription): Promise<QueueMessage> {
    const topic = this.#options.store.of(event.scope).topics.get(event.topicArn);
    if (topic === undefined) throw new Error(`topic ${event.topicArn} of an outgoing event is gone`);
    const body = subscription.rawMessageDelivery
      ? event.message
      : await snsDeliveryBody(
          {
            topic,
            subscriptionArn: subscription.subscriptionArn,
            messageId: this.#options.streams.uuid("sns-message"),
            sequenceNumber: event.sequenceNumber,
            message: event.message,
            publishedAt: new Date(event.createdAt),
          },
          this.#options.signer,
        );
    const isFifo = subscription.endpoint.endsWith(".fifo");
    return {
      queueArn: subscription.endpoint,
      body,
      ...(isFifo ? { groupId: group, deduplicationId: event.eventId } : {}),
    };
  }
}
