import type { JournalEntry, QueueObservation } from "../emulator/index.ts";
import { eventsUnderWay } from "./events-under-way.ts";
import type { JournalReader } from "./journal-reader.ts";
import { pausesAfterRefusals } from "./pauses-after-refusals.ts";
import type { SqsAdmin } from "./stack/elasticmq/sqs-admin.ts";

/** A message that Nakama received, as the gateway saw it. */
export interface SpiedMessage {
  readonly messageId: string;
  readonly receivedAt: number;
  readonly placementId: string | undefined;
  readonly type: string | undefined;
  readonly isDeleted: boolean;
}

/** Looks at the placement events on their way, without taking any: at the gateway, and by the broker's own counts. */
export class QueueSpy {
  readonly #journal: JournalReader;
  readonly #broker: () => SqsAdmin;
  readonly #brokerQueueName: string;

  constructor(journal: JournalReader, broker: () => SqsAdmin, brokerQueueName: string) {
    this.#journal = journal;
    this.#broker = broker;
    this.#brokerQueueName = brokerQueueName;
  }

  /** Every message received so far, each delivery of it. */
  async received(): Promise<readonly SpiedMessage[]> {
    const seen = observations(await this.#journal.all());
    const deleted = new Set(
      seen.flatMap(({ observation }) =>
        observation.kind === "answered" &&
        observation.action.startsWith("DeleteMessage") &&
        observation.errorType === undefined
          ? observation.receiptHandles
          : [],
      ),
    );
    return seen.flatMap(({ observation, at }) =>
      observation.kind !== "answered"
        ? []
        : observation.messages.map((message) => ({
            messageId: message.messageId,
            receivedAt: at,
            placementId: message.placementEvent?.placementId,
            type: message.placementEvent?.type,
            isDeleted: deleted.has(message.receiptHandle),
          })),
    );
  }

  /** How many times a ReceiveMessage has begun. */
  async pollCount(): Promise<number> {
    return observations(await this.#journal.all()).filter(
      ({ observation }) => observation.kind === "started" && observation.action === "ReceiveMessage",
    ).length;
  }

  /** How long Nakama waited after each refused ReceiveMessage before the next, in wall milliseconds; for one node. */
  async pausesAfterRefusals(): Promise<readonly number[]> {
    return pausesAfterRefusals(await this.#journal.all());
  }

  /** The broker's own counts of the queue. */
  counts(): Promise<{ readonly visible: number; readonly inFlight: number }> {
    return this.#broker().counts(this.#brokerQueueName);
  }

  /** What is still under way between queue and Nakama, in words; empty when everything was received and deleted. */
  async unfinished(): Promise<string[]> {
    const { visible, inFlight } = await this.counts();
    // Once the queue is empty, a message that was not deleted was lost with its broker, and nobody has to delete it.
    const isEmpty = inFlight === 0 && visible === 0;
    const undeleted = isEmpty ? [] : (await this.received()).filter((message) => !message.isDeleted);
    return [
      ...eventsUnderWay(await this.#journal.presentLife()),
      ...(visible > 0 ? [`${visible} messages wait in the queue`] : []),
      ...(inFlight > 0 ? [`${inFlight} messages are received and not deleted`] : []),
      ...undeleted.map(
        (message) => `${message.type} of placement ${message.placementId} was received and not deleted`,
      ),
    ];
  }
}

function observations(
  entries: readonly JournalEntry[],
): readonly { readonly observation: QueueObservation; readonly at: number }[] {
  return entries
    .filter((entry) => entry.kind === "queue")
    .map((entry) => ({ observation: entry.details as unknown as QueueObservation, at: entry.at }));
}
