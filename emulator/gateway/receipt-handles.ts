import type { SeenPlacementEvent } from "./placement-event-in-body.ts";

/**
 * Remembers which receipt handles were given out, and judges deletes by AWS's rules where ElasticMQ has others.
 *
 * **Observed** (answers of AWS recorded by LocalStack's suite): deleting twice by one handle succeeds; a FIFO queue
 * refuses a handle whose visibility timeout is over, or whose message was received again; a standard queue takes
 * old handles. ElasticMQ 1.7.1 refuses the first, takes the second while nobody has received the message again, and
 * refuses the third.
 */
interface ReceivedHandle {
  readonly queueName: string;
  readonly messageId: string;
  readonly receiptHandle: string;
  /** When the message becomes visible again, in milliseconds; undefined when the client left that to the queue. */
  readonly visibleAt: number | undefined;
  readonly placementEvent?: SeenPlacementEvent | undefined;
}

/** What to do with a delete before the broker is asked. */
export type DeleteJudgement = "askBroker" | "alreadyDeleted" | "expired";

export interface ReceiptHandles {
  received(handle: ReceivedHandle): void;
  judgeDelete(queueName: string, receiptHandle: string, now: number): DeleteJudgement;
  /** Whether AWS would call a delete done that the broker has refused for its handle. */
  isDoneAtAws(queueName: string, receiptHandle: string): boolean;
  deleted(queueName: string, receiptHandle: string): void;
  visibilityChanged(queueName: string, receiptHandle: string, visibleAt: number | undefined): void;
  messageIdOf(queueName: string, receiptHandle: string): string | undefined;
  /** Of which placement event the handle's message tells, as far as that is known. */
  eventOf(
    queueName: string,
    receiptHandle: string,
  ): { readonly type?: string; readonly placementId?: string };
}

interface Known {
  readonly handle: ReceivedHandle;
  readonly isDeleted: boolean;
  /** The message was received again since. */
  readonly isSuperseded: boolean;
}

/** @param limit how many handles are remembered; the oldest go first. */
export function trackReceiptHandles(limit = 10_000): ReceiptHandles {
  const knownByHandle = new Map<string, Known>();
  const latestByMessage = new Map<string, string>();

  const find = (queueName: string, receiptHandle: string) => {
    const known = knownByHandle.get(receiptHandle);
    return known?.handle.queueName === queueName ? known : undefined;
  };
  const change = (queueName: string, receiptHandle: string, next: (known: Known) => Known) => {
    const known = find(queueName, receiptHandle);
    if (known !== undefined) knownByHandle.set(receiptHandle, next(known));
  };
  const forgetOldest = () => {
    const [oldest] = knownByHandle;
    if (oldest === undefined) return;
    const [receiptHandle, { handle }] = oldest;
    knownByHandle.delete(receiptHandle);
    if (latestByMessage.get(handle.messageId) === receiptHandle) latestByMessage.delete(handle.messageId);
  };

  return {
    received(handle) {
      const before = latestByMessage.get(handle.messageId);
      if (before !== undefined && before !== handle.receiptHandle) {
        change(handle.queueName, before, (known) => ({ ...known, isSuperseded: true }));
      }
      latestByMessage.set(handle.messageId, handle.receiptHandle);
      knownByHandle.set(handle.receiptHandle, { handle, isDeleted: false, isSuperseded: false });
      if (knownByHandle.size > limit) forgetOldest();
    },
    judgeDelete(queueName, receiptHandle, now) {
      const known = find(queueName, receiptHandle);
      if (known === undefined) return "askBroker";
      if (known.isDeleted) return "alreadyDeleted";
      const isOver = known.isSuperseded || now >= (known.handle.visibleAt ?? Number.POSITIVE_INFINITY);
      return isFifo(queueName) && isOver ? "expired" : "askBroker";
    },
    isDoneAtAws(queueName, receiptHandle) {
      const known = find(queueName, receiptHandle);
      return known !== undefined && (known.isDeleted || (known.isSuperseded && !isFifo(queueName)));
    },
    deleted(queueName, receiptHandle) {
      change(queueName, receiptHandle, (known) => ({ ...known, isDeleted: true }));
    },
    visibilityChanged(queueName, receiptHandle, visibleAt) {
      change(queueName, receiptHandle, (known) => ({ ...known, handle: { ...known.handle, visibleAt } }));
    },
    eventOf(queueName, receiptHandle) {
      const event = find(queueName, receiptHandle)?.handle.placementEvent;
      if (event === undefined) return {};
      const { type, placementId } = event;
      return placementId === undefined ? { type } : { type, placementId };
    },
    messageIdOf: (queueName, receiptHandle) => find(queueName, receiptHandle)?.handle.messageId,
  };
}

const isFifo = (queueName: string) => queueName.endsWith(".fifo");
