import type { Commit, Core } from "../core.ts";
import type { OutgoingEvent } from "../domain/placement-event.ts";
import { scopeKey } from "../domain/scope.ts";
import type { Subscription } from "../domain/topic.ts";
import type { FaultGate } from "../faults/fault-gate.ts";
import type { Journal } from "../runtime/journal.ts";
import type { SeededStreams } from "../runtime/random.ts";
import type { Wall } from "../runtime/wall.ts";
import type { Store } from "../store/store.ts";
import { AnswerGate } from "./answer-gate.ts";
import type { EventFault } from "./event-fault.ts";
import { EventHolds } from "./event-holds.ts";
import { type EventDelivery, type QueueMessage, queueMessage } from "./queue-message.ts";
import type { SnsSigner } from "./sns-signature.ts";

/** The way to the queues. */
export interface QueueSender {
  /** Accepted, or refused in a way that no retry mends. A rejection means: try again. */
  send(message: QueueMessage): Promise<{ readonly refused?: string }>;
  /** Gives up what is on its way. */
  close(): void;
}

export interface OutboxOptions {
  readonly core: Core;
  readonly store: Store;
  readonly journal: Journal;
  readonly wall: Wall;
  readonly streams: SeededStreams;
  readonly signer: Pick<SnsSigner, "sign">;
  readonly sender: QueueSender;
  readonly faults: FaultGate;
  /** Wall milliseconds between the last byte of StartGameSessionPlacement's answer and the earliest event. */
  readonly minimumEventDelayMs: number;
  /** **Assumed** `placement`: GameLift's group id is not documented; `queue` shows head-of-line blocking. */
  readonly messageGroup: "placement" | "queue";
}

const FIRST_RETRY_MS = 50;
const LONGEST_RETRY_MS = 2_000;

interface Delivered {
  readonly attempts: number;
  readonly refused?: string;
}

/**
 * Carries events from the commit to the queues: one at a time per message group, in order, again and again while a
 * queue is unreachable, never before the call that asked for the placement has its answer.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #gate: AnswerGate;
  readonly #holds: EventHolds;
  /** The events of each message group that have not been delivered, the one on its way first. */
  readonly #groups = new Map<string, OutgoingEvent[]>();
  readonly #problems = new Map<string, string>();
  #isClosed = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#gate = new AnswerGate(options.wall, options.minimumEventDelayMs);
    this.#holds = new EventHolds(options.wall);
    options.core.onCommit((commit) => this.#committed(commit));
  }

  /** Holds back the events of the placement that this call starts. */
  callReceived(callId: string): void {
    this.#gate.hold(callId);
  }

  /** The answer's last byte is with the socket, or will never be. */
  callAnswered(callId: string): void {
    this.#gate.answered(callId);
  }

  /** What has not left yet, in words; without what a fault holds back, and what waits behind that. */
  waiting(): readonly string[] {
    const events = this.#options.store.outgoingEvents.in("all", "all");
    const behind = this.#behindHeld();
    return events.flatMap((event) => {
      if (this.#holds.isHeld(event.eventId) || behind.has(event.eventId)) return [];
      const problem = this.#problems.get(event.eventId);
      const held = this.#gate.isHeld(event.startCallId) ? "held back behind the answer" : "being delivered";
      return `${event.type} of placement ${event.placementId}: ${problem ?? held}`;
    });
  }

  close(): void {
    this.#isClosed = true;
    this.#holds.close();
    this.#options.sender.close();
  }

  /** The ids of those whose message group waits for an event that a fault holds back. */
  #behindHeld(): ReadonlySet<string> {
    const groups = [...this.#groups.values()].filter(([first]) => first && this.#holds.isHeld(first.eventId));
    return new Set(groups.flat().map(({ eventId }) => eventId));
  }

  #committed({ changes }: Commit): void {
    for (const { table, key, before, after } of changes) {
      if (table !== "outgoingEvents") continue;
      if (before === undefined && after !== undefined) this.#enqueue(after as OutgoingEvent);
      // Where it is gone by a reset, what comes after must not wait for it.
      if (after === undefined) this.#holds.letGo(key);
    }
  }

  #enqueue(event: OutgoingEvent): void {
    const group = this.#groupOf(event);
    const key = `${scopeKey(event.scope)}/${group}`;
    const present = this.#groups.get(key);
    if (present !== undefined) {
      present.push(event);
      return;
    }
    const events = [event];
    this.#groups.set(key, events);
    this.#carryOut(group, this.#deliverAll(key, group, events));
  }

  #carryOut(group: string, deliveries: Promise<void>): void {
    deliveries.catch((error: unknown) => {
      this.#options.journal.write({
        kind: "failure",
        what: `the events of message group ${group} can no longer be delivered`,
        details: { error: error instanceof Error ? (error.stack ?? error.message) : String(error) },
      });
    });
  }

  #groupOf(event: OutgoingEvent): string {
    if (this.#options.messageGroup === "placement") return event.placementId;
    const { placements } = this.#options.store.of(event.scope);
    return placements.get(event.placementId)?.queueName ?? event.placementId;
  }

  async #deliverAll(key: string, group: string, events: OutgoingEvent[]): Promise<void> {
    // The commit that brings the first one is still being told; what is applied because of it comes afterwards.
    await Promise.resolve();
    for (let event = events[0]; event !== undefined; event = events[0]) {
      const fault = this.#faultAt(event);
      if (fault?.kind !== "early") await this.#gate.opened(event.startCallId);
      if (fault?.kind === "overtaken") this.#carryOut(group, this.#deliverOvertaken(event, group, fault));
      else await this.#deliver(event, group, fault);
      events.shift();
    }
    this.#groups.delete(key);
  }

  #faultAt({ scope, type, placementId }: OutgoingEvent): EventFault | undefined {
    return this.#options.faults.meet(scope, "event.publish", { type, placementId }, placementId);
  }

  async #deliverOvertaken(
    event: OutgoingEvent,
    group: string,
    { byCount, atMostMs }: Extract<EventFault, { kind: "overtaken" }>,
  ): Promise<void> {
    await this.#holds.overtaken(event, byCount, atMostMs);
    await this.#deliver(event, group, undefined);
  }

  async #deliver(event: OutgoingEvent, group: string, fault: EventFault | undefined): Promise<void> {
    const { eventId } = event;
    if (fault?.kind === "delay") await this.#holds.delay(event, fault.delayMs);
    if (!this.#isWanted(event)) return;
    if (fault?.kind === "lose") {
      this.#settled(event, [], "it was lost on its way, as ordered: fault lose-event");
      return;
    }
    const outcomes = await this.#deliverToAll({ event, group, fault, deduplicationId: eventId });
    if (fault?.kind === "twice") {
      const again = this.#options.streams.uuidOf("event-again", eventId);
      const deduplicationId = fault.deduplicationId === "same" ? eventId : again;
      outcomes.push(...(await this.#deliverToAll({ event, group, fault, deduplicationId })));
    }
    this.#problems.delete(eventId);
    if (!this.#isWanted(event)) return;
    const refusals = outcomes.flatMap((outcome) => outcome.refused ?? []);
    if (outcomes.length === 0) refusals.push("the topic has no subscription");
    this.#settled(event, outcomes, ...refusals);
    this.#holds.delivered(event);
  }

  #settled({ eventId }: OutgoingEvent, outcomes: readonly Delivered[], ...refusals: readonly string[]): void {
    this.#options.core.apply({
      kind: "delivered",
      eventId,
      outcome: refusals.length === 0 ? "accepted" : "given up",
      attempts: outcomes.reduce((sum, { attempts }) => sum + attempts, 0),
      ...(refusals.length === 0 ? {} : { detail: refusals.join("; ") }),
    });
  }

  #deliverToAll(delivery: EventDelivery): Promise<Delivered[]> {
    const { scope, topicArn } = delivery.event;
    const subscriptions = this.#options.store.of(scope).subscriptions.in("topic", topicArn);
    return Promise.all(subscriptions.map((each) => this.#deliverTo(delivery, each)));
  }

  /** Tries until the queue accepts or refuses, or nobody wants the event delivered any more. */
  async #deliverTo(delivery: EventDelivery, subscription: Subscription): Promise<Delivered> {
    const { event } = delivery;
    let retryMs = FIRST_RETRY_MS;
    let attempts = 0;
    while (this.#isWanted(event)) {
      attempts += 1;
      try {
        const message = await this.#messageFor(delivery, subscription);
        return { attempts, ...(await this.#options.sender.send(message)) };
      } catch (error) {
        if (!this.#isWanted(event)) break;
        this.#noteProblem(event, attempts, error instanceof Error ? error.message : String(error));
        const { promise, resolve } = Promise.withResolvers<void>();
        this.#options.wall.after(retryMs, resolve);
        await promise;
        retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
      }
    }
    return { attempts };
  }

  /** False once the emulator closes, or was reset. */
  #isWanted(event: OutgoingEvent): boolean {
    return !this.#isClosed && this.#options.store.outgoingEvents.get(event.eventId) !== undefined;
  }

  #noteProblem(event: OutgoingEvent, attempts: number, problem: string): void {
    if (this.#problems.get(event.eventId) === problem) return;
    this.#problems.set(event.eventId, problem);
    this.#options.journal.write({
      kind: "event",
      what: `${event.type} not delivered yet`,
      subjectId: event.placementId,
      details: { eventId: event.eventId, attempts, problem },
    });
  }

  async #messageFor(delivery: EventDelivery, subscription: Subscription): Promise<QueueMessage> {
    const { store, streams, signer } = this.#options;
    const { event } = delivery;
    const topic = store.of(event.scope).topics.get(event.topicArn);
    if (topic === undefined) throw new Error(`topic ${event.topicArn} of an outgoing event is gone`);
    const messageId = streams.uuidOf("sns-message", event.eventId);
    return await queueMessage(delivery, { topic, subscription, messageId, signer });
  }
}
